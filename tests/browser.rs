//! PNG and PDF show what the SVG shows, as a browser draws it and as a reader of PDF reads it.
//!
//! The browser gets SVGs that carry their fonts, so that it does not matter which are installed.
//! Where there is no browser or no reader, that is said and the test passes.

#![cfg(feature = "pictures")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test may fail")]

use handoffs::graph::FlowGraph;
use handoffs::layout::{Options, layout};
use handoffs::model::Shared;
use handoffs::scene::{Scene, Theme};
use handoffs::text::SourceFile;
use handoffs::{render, scene, syntax};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long the browser may take for a picture.
const PATIENCE: Duration = Duration::from_secs(90);

/// Side of the squares whose mean colours are compared: what lies within is a matter of smoothing.
const SQUARE: usize = 6;

/// The greatest mean difference of all squares, of 255.
const MOST_ON_AVERAGE: f64 = 1.0;

/// The greatest difference of one square, of 255.
const MOST_IN_A_SQUARE: f64 = 42.0;

fn scene_of(text: &str) -> Scene {
    let flow = syntax::parse(&SourceFile::new("flow.yaml", text)).flow;
    let graph = FlowGraph::build(&flow, &Shared::default());
    let drawing = layout(&flow, &graph, Options::default());
    scene::swimlane(&flow, &Shared::default(), &graph, &drawing)
}

fn lab_test() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/flows/lab-test.yaml")).unwrap()
}

/// What is written from right to left, mixed with what is not, with arrows and signs.
fn right_to_left() -> String {
    r#"
flow: بروتوكول فحص الدم
lang: ar
actors:
  patient: { name: المريض, side: external }
  lab: "מעבדה 12 (דם)"
  desk: Desk → front
steps:
  a: { actor: desk, does: "הזמנת בדיקה (CBC), עם כל מה שנדרש." }
  b: { actor: lab, decides: "هل العينة صالحة؟" }
handoffs:
  - a -> b: { product: "طلب كامل يذكر السؤال السريري.", when: "כן" }
  - b -> patient: "نتيجة الفحص: 5 ≤ 10"
  - b -> a: { product: Reason why it is not ⇒ once more, when: "no", chance: 5% }
"#
    .to_owned()
}

/// A chain over five lanes with some decisions and their way back.
fn generated(steps: usize) -> String {
    let mut text = String::from("flow: Generated\nactors:\n");
    (0..5).for_each(|lane| text += &format!("  a{lane}: Actor number {lane}\n"));
    text += "steps:\n";
    for step in 0..steps {
        let kind = if step % 7 == 6 { "decides" } else { "does" };
        text +=
            &format!("  s{step}: {{ actor: a{}, {kind}: Check the order of case {step} }}\n", step * 3 % 5);
    }
    text += "handoffs:\n";
    for step in 1..steps {
        text += &format!("  - s{} -> s{step}: Order {step} that can be filled\n", step - 1);
        if step % 7 == 6 {
            text += &format!("  - s{step} -> s{}: {{ product: What to mend, when: \"no\" }}\n", step - 4);
        }
    }
    text
}

/// A picture in pixels, three bytes each.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn decode(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        if frame.color_type == png::ColorType::Rgba {
            pixels = pixels.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
        }
        Self { width: frame.width as usize, height: frame.height as usize, pixels }
    }

    /// Returns the mean colour of a square.
    fn mean(&self, left: usize, top: usize) -> [f64; 3] {
        let mut sum = [0.0; 3];
        for y in top..top + SQUARE {
            for x in left..left + SQUARE {
                let at = (y * self.width + x) * 3;
                (0..3).for_each(|channel| sum[channel] += f64::from(self.pixels[at + channel]));
            }
        }
        sum.map(|sum| sum / (SQUARE * SQUARE) as f64)
    }
}

/// Says in what two pictures differ beyond what smoothing explains.
fn difference(one: &Picture, other: &Picture) -> Option<String> {
    if one.width.abs_diff(other.width) > 1 || one.height.abs_diff(other.height) > 1 {
        return Some(format!("{} × {} and {} × {}", one.width, one.height, other.width, other.height));
    }
    let (width, height) = (one.width.min(other.width), one.height.min(other.height));
    let (mut sum, mut count, mut worst) = (0.0, 0, (0.0, 0, 0));
    for top in (0..height - SQUARE).step_by(SQUARE) {
        for left in (0..width - SQUARE).step_by(SQUARE) {
            let pairs = one.mean(left, top).into_iter().zip(other.mean(left, top));
            let apart = pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            sum += apart;
            count += 1;
            if apart > worst.0 {
                worst = (apart, left, top);
            }
        }
    }
    let mean = sum / f64::from(count.max(1));
    let found = format!("{mean:.3} on average, {:.1} at {}, {}", worst.0, worst.1, worst.2);
    eprintln!("difference: {found}");
    (mean > MOST_ON_AVERAGE || worst.0 > MOST_IN_A_SQUARE).then_some(found)
}

/// Returns the name of the browser, or says that there is none.
fn browser() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let is_there = |name: &&str| {
        let ran = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        ran.is_ok_and(|status| status.success())
    };
    let found = names.into_iter().find(is_there);
    if found.is_none() {
        eprintln!("passed over: there is no Chromium to compare with");
    }
    found
}

/// Draws an SVG with the browser, one pixel to each of its own.
fn screenshot(browser: &str, scene: &Scene, theme: Theme) -> Picture {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("picture.svg"), render::svg_with_fonts(scene, theme)).unwrap();
    let mut running = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"])
        .args(["--disable-background-networking", "--no-first-run", "--force-device-scale-factor=1"])
        .arg(format!("--user-data-dir={}", at("profile").display()))
        .arg(format!("--window-size={},{}", scene.size.w.round(), scene.size.h.round()))
        .arg(format!("--screenshot={}", at("shot.png").display()))
        .arg(format!("file://{}", at("picture.svg").display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while running.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            running.kill().unwrap();
            running.wait().unwrap();
            panic!("the browser does not come to an end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Picture::decode(&read(&at("shot.png")))
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn drawn(scene: &Scene, theme: Theme) -> Picture {
    Picture::decode(&render::png(scene, theme, 1.0).unwrap())
}

#[test]
fn a_browser_draws_the_svg_as_the_png_is_drawn() {
    let Some(browser) = browser() else { return };
    let pictures = [
        ("light", lab_test(), Theme::Light),
        ("dark", lab_test(), Theme::Dark),
        ("from the right", right_to_left(), Theme::Light),
        ("12 steps", generated(12), Theme::Print),
        ("40 steps", generated(40), Theme::Light),
    ];
    for (name, text, theme) in pictures {
        let scene = scene_of(&text);
        let found = difference(&screenshot(browser, &scene, theme), &drawn(&scene, theme));
        assert_eq!(found, None, "{name}");
    }
}

/// The comparison sees one word, one colour and one place that differ.
#[test]
fn the_comparison_tells_pictures_apart() {
    let lab = scene_of(&lab_test());
    let other = |from: &str, to: &str| {
        let text = lab_test();
        assert!(text.contains(from), "{from}");
        scene_of(&text.replace(from, to))
    };
    let light = drawn(&lab, Theme::Light);
    assert_eq!(difference(&light, &drawn(&lab, Theme::Light)), None);
    for (word, instead) in [("Gets a call", "Gets a letter"), ("Feels unwell", "Feels well")] {
        assert!(difference(&light, &drawn(&other(word, instead), Theme::Light)).is_some(), "{instead}");
    }
    assert!(difference(&light, &drawn(&lab, Theme::Print)).is_some());
    assert!(difference(&light, &drawn(&lab, Theme::Dark)).is_some());
    let moved = scene::Scene { items: lab.items.iter().skip(2).cloned().collect(), ..lab.clone() };
    assert!(difference(&light, &drawn(&moved, Theme::Light)).is_some());
}

/// Returns what a reader of PDF copies from it, its words one blank apart, or says that it is missing.
fn words_of_pdf(scene: &Scene) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.pdf");
    let page = render::Page { scene, sheet: None };
    std::fs::write(&path, render::pdf(&[page, page], Theme::Light).unwrap()).unwrap();
    let Ok(ran) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        eprintln!("passed over: there is no pdftotext to read with");
        return None;
    };
    let text = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(text.matches('\u{c}').count(), 2, "two pages");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_words_of_a_pdf_can_be_copied() {
    let Some(words) = words_of_pdf(&scene_of(&lab_test())) else { return };
    for wanted in ["Blood test, as it is", "Goes home with a bruise", "Is the specimen fit for testing?"] {
        assert!(words.contains(wanted), "{wanted} is not in {words}");
    }
}

#[test]
fn words_from_the_right_can_be_copied() {
    let Some(words) = words_of_pdf(&scene_of(&right_to_left())) else { return };
    let is_mark = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}');
    let words: String = words.chars().filter(|letter| !is_mark(*letter)).collect();
    for wanted in ["بروتوكول فحص الدم", "הזמנת", "العينة", "→"] {
        assert!(words.contains(wanted), "{wanted} is not in {words}");
    }
}
