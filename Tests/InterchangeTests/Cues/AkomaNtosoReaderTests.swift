import GroundedTheory
import Testing

@testable import Interchange

/// All texts are synthetic.
struct AkomaNtosoReaderTests {
  private func debate(_ body: String, persons: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><references>
    \(persons)</references></meta><debateBody><debateSection>\(body)</debateSection></debateBody></debate>
    </akomaNtoso>
    """
  }

  @Test func readsSpeechesNarrativesAndNames() throws {
    let document = try read(
      debate(
        """
        <heading>座谈会</heading>
        <narrative><p><i>（开场）</i></p></narrative>
        <speech by="#li"><p>第一段
            接着<a href="x">链接</a></p><p/><p>第二段</p></speech>
        <speech by="#王"><from>王</from><p>一<br/>二</p></speech>
        <scene>（笑）</scene>
        <speech><from>Zhao:</from><p>三 &lt;四</p></speech><speech by="#li"><p> </p></speech>
        """, persons: #"<TLCPerson href="/x" eId="li" showAs="Li Na"/>"#), as: "a.an.xml")
    #expect(
      try document.said()
        == [
          Said("Li Na", "第一段 接着链接\n第二段"), Said("王", "王\n一\n二"), Said("Zhao", "三 <四"),
        ].map { $0.speaker == "王" ? Said("王", "一\n二") : $0 })
    #expect(document.text.string == "座谈会\n（开场）\nLi Na：第一段 接着链接\n第二段\n王：一\n二\n（笑）\nZhao：三 <四")
    #expect(document.findings.map(\.what) == ["1 cue without words left out"])
  }

  @Test(arguments: [
    ("<TEI><text/></TEI>", "its root element is <TEI>"),
    ("<akomaNtoso><debate/></akomaNtoso>", "no <speech> of it has words"),
    ("<akomaNtoso><speech by='#a'><p>x", "line 1"),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso/>", "document type"),
    (String(repeating: "<akomaNtoso>", count: 100_000), "deep"),
  ]) func refusesOtherFiles(_ xml: String, _ expected: String) {
    let said = refusal(xml, as: "a.xml")
    #expect(said.contains(expected), "said: \(said.prefix(400))")
  }
}
