import Practices
import Testing
import Web

@Suite struct VocabularyTests {
    @Test(arguments: [
        "need", "public", "theme", "frame-when", "frame-planned", "frame-decided-by", "frame-modified", "frame-level",
        "frame-nature", "frame-fidelity", "frame-goals", "frame-reasons",
    ])
    func `every scheme has words, each with a label in both languages`(scheme: String) throws {
        let terms = try Vocabulary().terms(of: scheme)

        #expect(terms.count >= 3)
        #expect(Set(terms.map(\.key)).count == terms.count)
        for term in terms {
            #expect(Language.allCases.allSatisfy { !term.label(in: $0).isEmpty && term.label(in: $0) != term.key })
        }
    }

    @Test(arguments: [
        "frame-when", "frame-planned", "frame-decided-by", "frame-modified", "frame-level", "frame-nature",
        "frame-fidelity", "frame-goals", "frame-reasons",
    ])
    func `every answer about a change is explained in plain words, in both languages`(scheme: String) throws {
        for term in try Vocabulary().terms(of: scheme) {
            #expect(Language.allCases.allSatisfy { term.explanation(in: $0) != nil }, "\(scheme) \(term.key)")
        }
    }

    @Test func `a word that is not ours is shown as it came`() throws {
        #expect(try Vocabulary().label("from-elsewhere", of: "need", in: .fr) == "from-elsewhere")
    }

    @Test func `a form takes only words of the scheme, each once, in our order`() throws {
        let vocabulary = try Vocabulary()
        let keys = vocabulary.terms(of: "need").map(\.key)
        var form = Submission(["needs": [keys[1], keys[0], keys[1]]])
        var wrong = Submission(["needs": ["'; DROP TABLE things"]])

        #expect(form.terms("needs", of: "need", in: vocabulary) == [keys[0], keys[1]])
        #expect(wrong.terms("needs", of: "need", in: vocabulary).isEmpty)
        #expect(!wrong.isValid)
    }
}
