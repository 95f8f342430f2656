// Reads BPMN as the modellers of bpmn.io do, and says what is wrong with it: node read.mjs FILE…
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";

const faults = [];
for (const file of process.argv.slice(2)) {
  const name = file.split("/").pop();
  const say = what => faults.push(`${name}: ${what}`);
  const { rootElement, elementsById, references, warnings } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"));
  warnings.forEach(warning => say(warning.message));
  references.filter(it => !elementsById[it.id]).forEach(it => say(`nothing is called ${it.id}`));
  const plane = rootElement.diagrams[0].plane;
  const drawn = new Set(plane.planeElement.map(it => it.bpmnElement.id));
  const shown = /^bpmn:(Participant|Lane|Task|CallActivity|.*Event|.*Gateway|.*Flow|Association|DataObjectReference)$/;
  for (const element of Object.values(elementsById)) {
    if (shown.test(element.$type) && !drawn.has(element.id)) say(`${element.id} stands nowhere`);
  }
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
