import Foundation
import Testing
import Words

struct WordScannerTests {
    @Test(arguments: [
        ("L'habitat coopératif", ["habitat", "cooperatif"]),
        ("l’habitat, d’accord ; qu’est-ce", ["habitat", "accord", "est", "ce"]),
        ("aujourd'hui, entr'aide", ["aujourd", "hui", "entr", "aide"]),
        ("people's housing, don't", ["people", "housing", "don"]),
        ("porte-à-porte", ["porte", "a", "porte"]),
        ("CŒUR œuvre Æsop Straße STRASSE", ["coeur", "oeuvre", "aesop", "strasse", "strasse"]),
        ("Łódź, Ørsted, Þór, İstanbul, ΟΔΟΣ οδός", ["lodz", "orsted", "thor", "istanbul", "οδοσ", "οδοσ"]),
        ("En 2030 : 12,5 % de CO₂ ; R2D2", ["en", "2030", "12", "5", "de", "co2", "r2d2"]),
        ("ﬁnance Ｆｕｌｌ", ["finance", "full"]),
        ("coopé\u{AD}rative zéro\u{200D}largeur", ["cooperative", "zerolargeur"]),
        ("学校建设", ["学", "校", "建", "设"]),
        ("Привет, Ёлка مدرسة", ["привет", "елка", "مدرسة"]),
        ("vitamine C, plan B", ["vitamine", "c", "plan", "b"]),
        ("'quoted' \"words\" (here) <b>", ["quoted", "words", "here", "b"]),
        (" \u{0}\t\n…—!?🐝", []),
    ])
    func `a text is read as its words`(text: String, words: [String]) {
        #expect(WordScanner(text).map(\.folded) == words)
    }

    @Test func `each word knows where it stands`() {
        let text = "— L’Écluse,\nà Mende"

        let found = WordScanner(text).map { String(text[$0.range]) }

        #expect(found == ["Écluse", "à", "Mende"])
    }

    @Test func `composed and decomposed spellings are the same word, whatever the script`() {
        let letters = (0x80...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter(\.properties.isAlphabetic)

        let different = letters.filter { letter in
            let text = "\(letter)"
            return folded(text.precomposedStringWithCanonicalMapping)
                != folded(text.decomposedStringWithCanonicalMapping)
        }

        #expect(different == [])
    }

    @Test func `what is folded once stays as it is`() {
        let letters = (0x80...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter(\.properties.isAlphabetic)

        let changing = letters.filter { letter in
            let once = folded("\(letter)")
            return folded(once) != once
        }

        #expect(changing == [])
    }

    @Test func `ten thousand marks on a letter are one short word`() {
        let text = "e" + String(repeating: "\u{301}", count: 10_000) + "t"

        #expect(WordScanner(text).map(\.folded) == ["et"])
    }

    @Test func `a word without end is compared by its beginning`() throws {
        let endless = try #require(WordScanner(String(repeating: "é", count: 1_000_000)).first { _ in true })

        #expect(endless.folded == String(repeating: "e", count: Word.longest))
    }

    @Test(.timeLimit(.minutes(1)))
    func `a megabyte is read in time linear in its length`() {
        let text = String(repeating: "L’économie sociale & solidaire d’ici. ", count: 25_000)

        #expect(WordScanner(text).reduce(into: 0) { count, _ in count += 1 } == 100_000)
    }

    private func folded(_ text: String) -> String {
        WordScanner(text).map(\.folded).joined(separator: " ")
    }
}
