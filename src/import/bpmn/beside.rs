//! What stands beside the flow: the data that steps read and write, and remarks.

use super::diagram::{Diagram, Place};
use crate::text::Spanned;
use std::collections::{HashMap, HashSet};

/// How many data of one step are looked at for each line that leaves it.
const MOST_DATA: usize = 100;

/// Data and remarks by what they stand at.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Data that an element writes.
    writes: HashMap<usize, Vec<usize>>,
    /// Data that an element reads.
    reads: HashMap<usize, Vec<usize>>,
    /// Which element reads which data.
    is_read: HashSet<(usize, usize)>,
    /// Data at a sequence or a message flow.
    carries: HashMap<Place, Vec<usize>>,
    remarks: HashMap<Place, Vec<usize>>,
    /// What passes as a product, by the element that it is a product for.
    passed: HashSet<(usize, usize)>,
}

impl Beside {
    pub(super) fn of(diagram: &Diagram) -> Self {
        let mut beside = Self::default();
        for association in &diagram.associations {
            let outer = |node: usize| diagram.outermost(node);
            match (association.from, association.to) {
                (Place::Node(node), Place::Data(data)) => add(&mut beside.writes, outer(node), data),
                (Place::Data(data), Place::Node(node)) => {
                    beside.is_read.insert((outer(node), data));
                    add(&mut beside.reads, outer(node), data);
                }
                (Place::Data(data), flow @ (Place::Flow(_) | Place::Message(_)))
                | (flow @ (Place::Flow(_) | Place::Message(_)), Place::Data(data)) => {
                    add(&mut beside.carries, flow, data);
                }
                (Place::Annotation(remark), place) | (place, Place::Annotation(remark)) => {
                    let place = match place {
                        Place::Node(node) => Place::Node(outer(node)),
                        place => place,
                    };
                    add(&mut beside.remarks, place, remark);
                }
                _ => {}
            }
        }
        beside
    }

    /// Takes the names of what passes between two steps along a flow; it is no document of theirs then.
    pub(super) fn pass(
        &mut self,
        diagram: &Diagram,
        (from, to): (Option<usize>, Option<usize>),
        flow: Option<Place>,
    ) -> Vec<Spanned<String>> {
        let mut found: Vec<usize> =
            flow.and_then(|flow| self.carries.get(&flow)).cloned().unwrap_or_default();
        if let (Some(from), Some(to)) = (from, to) {
            let written = self.writes.get(&from).into_iter().flatten().take(MOST_DATA);
            let both: Vec<usize> =
                written.filter(|data| self.is_read.contains(&(to, **data))).copied().collect();
            self.passed.extend(both.iter().flat_map(|data| [(from, *data), (to, *data)]));
            found.extend(both);
        }
        titles(diagram, found.into_iter())
    }

    /// Takes the names of what is written in one lane before a line, and read in the next behind it.
    pub(super) fn pass_on(
        &mut self,
        diagram: &Diagram,
        before: &[usize],
        behind: &[usize],
    ) -> Vec<Spanned<String>> {
        let mut found = Vec::new();
        for writer in before {
            for data in self.writes.get(writer).into_iter().flatten().take(MOST_DATA) {
                for reader in behind.iter().filter(|reader| self.is_read.contains(&(**reader, *data))) {
                    found.push(*data);
                    self.passed.extend([(*writer, *data), (*reader, *data)]);
                }
            }
        }
        titles(diagram, found.into_iter())
    }

    /// Returns the names of the data at a sequence flow.
    pub(super) fn carried(&self, diagram: &Diagram, flow: usize) -> Vec<Spanned<String>> {
        titles(diagram, self.carries.get(&Place::Flow(flow)).into_iter().flatten().copied())
    }

    /// Returns the names of the data that a step reads and writes, and that pass to or from nobody.
    pub(super) fn documents(&self, diagram: &Diagram, node: usize) -> Vec<Spanned<String>> {
        let all = [&self.reads, &self.writes].into_iter().filter_map(|data| data.get(&node)).flatten();
        titles(diagram, all.copied().filter(|data| !self.passed.contains(&(node, *data))))
    }

    /// Returns the remarks at an element, one after the other, behind what its documentation says.
    pub(super) fn note(
        &self,
        diagram: &Diagram,
        place: Place,
        documentation: Option<&Spanned<String>>,
    ) -> Option<Spanned<String>> {
        let remarks = self.remarks.get(&place).into_iter().flatten();
        let remarks = remarks.map(|remark| &diagram.annotations[*remark].text);
        documentation
            .into_iter()
            .chain(remarks)
            .cloned()
            .reduce(|earlier, later| Spanned::new(format!("{} {}", earlier.value, later.value), earlier.span))
    }
}

fn add<Key: Eq + std::hash::Hash>(map: &mut HashMap<Key, Vec<usize>>, key: Key, index: usize) {
    map.entry(key).or_default().push(index);
}

/// Returns the names of data, each once.
fn titles(diagram: &Diagram, data: impl Iterator<Item = usize>) -> Vec<Spanned<String>> {
    let mut seen = HashSet::new();
    let titles = data.filter_map(|data| diagram.data[data].title.as_ref());
    titles.filter(|title| seen.insert(title.as_str())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use crate::import;
    use crate::model::{Flow, Shared};
    use crate::text::SourceFile;

    fn read(inner: &str) -> Flow {
        let text = format!(
            "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'><laneSet>\
             <lane id='w' name='Ward'><flowNodeRef>write</flowNodeRef><flowNodeRef>ready</flowNodeRef><flowNodeRef>wait</flowNodeRef></lane>\
             <lane id='l' name='Lab'><flowNodeRef>came</flowNodeRef><flowNodeRef>test</flowNodeRef></lane></laneSet>\
             <task id='write' name='Write the order'><dataOutputAssociation><targetRef>d</targetRef></dataOutputAssociation></task>\
             <exclusiveGateway id='ready' name='Ready?'/><intermediateCatchEvent id='came' name='Order came'/>\
             <dataObjectReference id='d' name='Complete order'/>\
             <sequenceFlow id='f1' name='Draft' sourceRef='write' targetRef='ready'><documentation>twice a day</documentation></sequenceFlow>\
             <task id='wait' name='Wait'/><sequenceFlow id='f0' name='no' sourceRef='ready' targetRef='wait'/>\
             <sequenceFlow id='f2' name='yes' sourceRef='ready' targetRef='came'/>\
             <sequenceFlow id='f3' sourceRef='came' targetRef='test'/>{inner}</process></definitions>"
        );
        import::read(&SourceFile::new("a.bpmn", text), &Shared::default()).parsed.flow
    }

    #[test]
    fn what_one_lane_writes_and_the_next_reads_passes_between_them() {
        let reads = "<task id='test' name='Run'><dataInputAssociation><sourceRef>d</sourceRef></dataInputAssociation></task>";
        let flow = read(reads);
        assert_eq!(flow.handoffs.len(), 1);
        assert_eq!(flow.handoffs[0].named_product().unwrap().name.as_str(), "Complete order");
        assert!(flow.steps.iter().all(|step| step.documents.is_empty()));
        let unread = read("<task id='test' name='Run'/>");
        assert!(unread.handoffs[0].named_product().is_none());
        assert_eq!(unread.steps[0].documents[0].as_str(), "Complete order");
    }

    #[test]
    fn what_is_said_of_a_flow_within_a_lane_is_said_at_the_step_before_it() {
        let flow = read(
            "<task id='test' name='Run'/><dataObjectReference id='form' name='Form'/><association sourceRef='form' targetRef='f1'/>",
        );
        let step = &flow.steps[0];
        assert_eq!(step.note.as_ref().unwrap().as_str(), "Draft twice a day");
        assert!(step.documents.iter().any(|document| document.as_str() == "Form"));
    }
}
