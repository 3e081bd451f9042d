import Foundation
import Testing

@testable import Practices

@Suite struct PartTests {
    private func content(_ principles: [String], functions: [String] = []) -> PracticeContent {
        var content = PracticeContent()
        content.principles = principles
        content.functions = functions
        return content
    }

    private func ids(_ content: PracticeContent) -> [String] { content.parts.map(\.id) }

    @Test func `a line keeps its name through revisions, and no name is given twice`() {
        let first = content(["Ouvert", "Gratuit"], functions: ["Accueillir"]).namingParts(after: nil, asRevision: 1)
        let second = content(["Gratuit"], functions: ["Accueillir"]).namingParts(after: first, asRevision: 2)
        let third = content(["Gratuit", "Sans chimie"], functions: ["Accueillir"])
            .namingParts(after: second, asRevision: 3)

        #expect(ids(first) == ["1-1", "1-2", "1-3"])
        #expect(ids(second) == ["1-2", "1-3"])
        #expect(ids(third) == ["1-2", "3-1", "1-3"])
    }

    @Test func `what is brought back has the names that it had`() {
        let first = content(["Ouvert", "Gratuit"]).namingParts(after: nil, asRevision: 1)
        let second = content(["Fermé le lundi"]).namingParts(after: first, asRevision: 2)

        #expect(ids(first.namingParts(after: second, asRevision: 3)) == ["1-1", "1-2"])
    }

    @Test func `a text from before there were names is read, and its lines keep their place as a name`() throws {
        var old = content(["Ouvert", "Gratuit"])
        old.title = "Jardin"
        var stored = try JSONSerialization.jsonObject(with: JSONEncoder().encode(old)) as? [String: Any] ?? [:]
        for new in ["functions", "forms", "toolkit", "partIDs"] { stored[new] = nil }

        let read = try JSONDecoder().decode(
            PracticeContent.self, from: JSONSerialization.data(withJSONObject: stored))
        let next = content(["Gratuit", "Ouvert à tous"]).namingParts(after: read, asRevision: 4)

        #expect(read == old)
        #expect(ids(read) == ["principle-1", "principle-2"])
        #expect(ids(next) == ["principle-2", "principle-1"])
        #expect(ids(content(["Ouvert à tous"]).namingParts(before: next)) == ["principle-1"])
        #expect(ids(content(["Tout autre chose"]).namingParts(before: next)) == ["earlier-principle-1"])
    }

    @Test func `a translation has the parts of the original in their order`() {
        let original = content(["Ouvert", "Gratuit"]).namingParts(after: nil, asRevision: 1)

        #expect(ids(content(["Open", "Free of charge"]).namingParts(as: original)) == ["1-1", "1-2"])
    }

    @Test func `names are stored by kind, in a stable text`() throws {
        let named = content(["Ouvert"], functions: ["Accueillir"]).namingParts(after: nil, asRevision: 1)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]

        let text = String(decoding: try encoder.encode(named), as: UTF8.self)

        #expect(text.contains(#""partIDs":{"function":["1-2"],"principle":["1-1"]}"#))
        #expect(try JSONDecoder().decode(PracticeContent.self, from: Data(text.utf8)) == named)
    }
}
