import Testing
import Words

struct PassageTests {
    @Test func `words are marked as they stand in the text`() {
        let text = "Les coopératives d’habitants sont solidaires."

        let passage = Passage(of: text, in: "fr", matching: QueryWords("cooperative solidaire"))

        #expect(marked(passage) == ["coopératives", "solidaires"])
        #expect(passage.text == text)
        #expect(passage.termCount == 2)
    }

    @Test func `a beginning marks the whole word`() {
        let passage = Passage(of: "Une coopérative à Mende", in: "fr", matching: QueryWords("coopéra"))

        #expect(marked(passage) == ["coopérative"])
    }

    @Test func `only the word of an elision is marked`() {
        let passage = Passage(of: "L’habitat partagé", in: "fr", matching: QueryWords("habitat"))

        #expect(passage.segments == [.init("L’"), .init("habitat", isMarked: true), .init(" partagé")])
    }

    @Test func `the window shows the most different words`() {
        let filler = String(repeating: "rien à voir ici. ", count: 40)
        let text = "Logement. Logement. " + filler + "Le logement des aînés est partagé. " + filler

        let passage = Passage(of: text, in: "fr", matching: QueryWords("logement aînés "))

        #expect(marked(passage) == ["logement", "aînés"])
        #expect(passage.text.hasPrefix("… "))
        #expect(passage.text.hasSuffix(" …"))
        #expect(passage.text.contains("Le logement des aînés est partagé."))
    }

    @Test func `a passage begins with a sentence where one is near`() {
        let text = String(repeating: "Autre chose. ", count: 50) + "Voici la monnaie locale de la vallée. " + "Suite. "

        let passage = Passage(of: text, in: "fr", matching: QueryWords("monnaie"))

        #expect(passage.text.hasPrefix("… Autre chose. "))
        #expect(passage.text.hasSuffix("Suite. "))
    }

    @Test func `a text without a match shows its beginning`() {
        let text = String(repeating: "mot ", count: 100)

        let passage = Passage(of: text, in: "fr", matching: QueryWords("absent"))

        #expect(passage.termCount == 0)
        #expect(marked(passage).isEmpty)
        #expect(passage.text.hasSuffix("mot …"))
        #expect(passage == Passage(beginningOf: text))
    }

    @Test func `line ends become spaces and unbroken spaces stay`() {
        let passage = Passage(beginningOf: "Une liste\u{202F}:\r\n\r\n- a\u{0}\t- b")

        #expect(passage.text == "Une liste\u{202F}: - a - b")
    }

    @Test(arguments: [
        Sample("nothing", ""),
        Sample("a space", " "),
        Sample("one word without end", String(repeating: "mende", count: 50_000)),
        Sample("one word for ever", String(repeating: "mende ", count: 50_000)),
        Sample("marks upon marks", "mende" + String(repeating: "\u{301}", count: 50_000)),
        Sample("marked letters", String(repeating: "e\u{301}", count: 50_000) + " mende"),
        Sample("flags", String(repeating: "🏳️‍🌈", count: 900) + " mende " + String(repeating: "🏳️‍🌈", count: 900)),
        Sample("line ends", String(repeating: "\n", count: 60_000) + "mende"),
        Sample("a long word before", String(repeating: "a", count: 500) + " mende"),
    ])
    func `no text makes a long passage`(sample: Sample) {
        for words in ["mende", "absent", ""] {
            let passage = Passage(of: sample.text, in: "fr", matching: QueryWords(words))

            #expect(passage.text.unicodeScalars.count <= Passage.length)
        }
    }

    private func marked(_ passage: Passage) -> [String] {
        passage.segments.filter(\.isMarked).map(\.text)
    }
}

/// A text too long for the test report, with a name.
struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
        testDescription = name
        self.text = text
    }
}
