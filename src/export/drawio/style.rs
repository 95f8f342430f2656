//! What cells look like: the colours of the light pictures in draw.io's words.

use crate::layout::Shape;
use crate::scene::{Class, Lack, Palette, Theme};

/// What every text has: it wraps, and its markup is escaped.
const TEXT: &str = "html=1;whiteSpace=wrap;fontFamily=Helvetica;";

/// Widest line in a diamond.
const DIAMOND_TEXT: f64 = 104.0;

fn palette() -> Palette {
    Theme::Light.palette()
}

/// Returns fill and outline of a class.
fn painted(class: Class) -> String {
    let paint = palette().paint(class);
    let dash =
        paint.dash.map(|(dash, gap)| format!("dashed=1;dashPattern={dash} {gap};")).unwrap_or_default();
    format!("fillColor={};strokeColor={};strokeWidth={};{dash}", paint.fill, paint.stroke, paint.width)
}

fn ink(class: Class) -> String {
    format!("fontColor={};", palette().paint(class).fill)
}

/// The frame of all lanes, titled above.
pub(super) fn pool(is_down: bool, is_stack: bool, title: f64) -> String {
    let stack = if is_stack {
        format!("childLayout=stackLayout;horizontalStack={};", u8::from(is_down))
    } else {
        String::new()
    };
    format!(
        "swimlane;{TEXT}startSize={title};horizontal=1;{stack}resizeParent=1;resizeParentMax=0;resizeLast=0;collapsible=0;container=1;fontSize=14;fontStyle=1;align=left;spacingLeft=8;swimlaneFillColor=none;fillColor=none;strokeColor={};{}",
        palette().paint(Class::Lane).stroke,
        ink(Class::Text)
    )
}

/// A lane with its title.
pub(super) fn lane(is_down: bool, is_external: bool, title: f64, is_mute: bool) -> String {
    let mute = if is_mute { "noLabel=1;" } else { "" };
    let class = if is_external { Class::ExternalTitle } else { Class::LaneTitle };
    let paint = palette().paint(class);
    format!(
        "swimlane;{TEXT}startSize={title};horizontal={};connectable=0;collapsible=0;container=1;recursiveResize=0;dropTarget=1;swimlaneFillColor=none;fillColor={};strokeColor={};fontSize=12;fontStyle=1;{mute}{}",
        u8::from(is_down),
        paint.fill,
        paint.stroke,
        ink(Class::Text)
    )
}

/// The words of a lane's title, where it has no room for them upright.
pub(super) fn lying_title() -> String {
    format!(
        "text;{TEXT}align=center;verticalAlign=middle;fontSize=12;fontStyle=1;connectable=0;movable=0;{}",
        ink(Class::Text)
    )
}

/// The title of a phase.
pub(super) fn phase() -> String {
    format!("rounded=0;{TEXT}{}fontSize=12;fontStyle=1;{}", painted(Class::PhaseTitle), ink(Class::Text))
}

/// The border between two phases.
pub(super) fn border() -> String {
    let paint = palette().paint(Class::Phase);
    format!("endArrow=none;html=1;dashed=1;dashPattern=2 3;strokeColor={};strokeWidth=1;", paint.stroke)
}

/// A step in the shape of its kind.
pub(super) fn step(shape: Shape, width: f64) -> String {
    let outline = match shape {
        Shape::Box => "rounded=1;absoluteArcSize=1;arcSize=4;",
        Shape::Rounded => "rounded=1;arcSize=50;",
        Shape::Diamond => "rhombus;",
        Shape::Delay => "shape=delay;",
        Shape::Predefined => "shape=process;size=6;fixedSize=1;backgroundOutline=1;",
    };
    let sides = match shape {
        Shape::Delay => "spacingRight=10;".to_owned(),
        // As wide as the drawing wraps what stands in a diamond.
        Shape::Diamond => {
            let side = ((width - DIAMOND_TEXT) / 2.0).max(4.0).floor();
            format!("spacingLeft={side};spacingRight={side};")
        }
        _ => String::new(),
    };
    format!("{outline}{TEXT}{}fontSize=12;spacing=4;{sides}{}", painted(Class::Step), ink(Class::Text))
}

/// A line from a step to the next; `docks` says where it leaves and arrives.
pub(super) fn edge(class: Class, has_head: bool, docks: &str) -> String {
    let paint = palette().paint(class);
    let dash =
        paint.dash.map(|(dash, gap)| format!("dashed=1;dashPattern={dash} {gap};")).unwrap_or_default();
    let head = if has_head { "endArrow=block;endFill=1;endSize=6;" } else { "endArrow=none;" };
    format!(
        "edgeStyle=orthogonalEdgeStyle;rounded=1;arcSize=10;html=1;jettySize=auto;orthogonalLoop=1;{head}strokeColor={};strokeWidth={};{dash}{docks}",
        paint.stroke, paint.width
    )
}

/// The text beside a line.
pub(super) fn label(is_left_of_run: bool) -> String {
    let align = if is_left_of_run { "right" } else { "left" };
    format!(
        "text;{TEXT}align={align};verticalAlign=middle;fontSize=11;spacing=0;connectable=0;labelBackgroundColor=none;{}",
        ink(Class::Text)
    )
}

/// The mark where responsibility passes.
pub(super) fn mark(lack: Lack) -> String {
    let (shape, class) = match lack {
        Lack::Nothing => ("ellipse;", Class::Whole),
        Lack::Measure => ("ellipse;", Class::Gap),
        Lack::Product => ("shape=sumEllipse;perimeter=ellipsePerimeter;", Class::Gap),
        Lack::Waived => ("shape=lineEllipse;line=horizontal;perimeter=ellipsePerimeter;", Class::Waived),
    };
    format!("{shape}html=1;aspect=fixed;connectable=0;{}", painted(class))
}

/// The circle where a line goes on elsewhere.
pub(super) fn connector() -> String {
    format!(
        "ellipse;html=1;aspect=fixed;perimeter=ellipsePerimeter;{}fontSize=10;fontStyle=1;spacing=0;{}",
        painted(Class::Connector),
        ink(Class::Text)
    )
}

/// The number of a page beside such a circle.
pub(super) fn page() -> String {
    format!(
        "text;{TEXT}align=center;verticalAlign=middle;fontSize=11;spacing=0;connectable=0;{}",
        ink(Class::Muted)
    )
}

/// Words of less weight.
pub(super) fn words() -> String {
    format!("text;{TEXT}align=left;verticalAlign=middle;fontSize=11;spacing=0;{}", ink(Class::Muted))
}
