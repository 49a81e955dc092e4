import GroundedTheory
import Interchange
import StudyStore

let study = try StudyFile.create(
  at: "study.zhagen", title: "My study", ladder: LadderPreset.xicheng.ladder)
let interview = try DocumentReader.read(bytes: FileBytes.read("A01.txt"), fileName: "A01.txt")
try study.importDocuments { add in try add(interview) }
try study.addCoder("李")
try study.addCode("职业负担", level: "main")
try study.addCoding(
  CodingDraft(source: "A01", quote: "一天要填五张表", code: "职业负担", coder: "李"))
let (codebook, frequencies) = try study.frequencies()
print(TableWriter.write(.categoryTree(codebook, frequencies), as: .csv))
try study.close()
