import Commons
import Storage
import Web

extension PracticeContent {
    /// Its fields as a reader of its history sees them: words instead of keys, the steward's name.
    func told(_ vocabulary: Vocabulary, _ texts: Texts, in tx: Transaction) throws -> [ContentField] {
        let steward = try steward.flatMap { try Thing.find($0, in: tx)?.title }
        return fields.map { field in
            switch field.key {
            case "practices.form.needs": field.saying(words(needs, "need", vocabulary, texts))
            case "practices.form.publics": field.saying(words(publics, "public", vocabulary, texts))
            case "practices.form.themes": field.saying(words(themes, "theme", vocabulary, texts))
            case "practices.form.steward": field.saying(steward ?? "")
            default: field
            }
        }
    }

    private func words(_ keys: [String], _ scheme: String, _ vocabulary: Vocabulary, _ texts: Texts) -> String {
        keys.map { vocabulary.label($0, of: scheme, in: texts.language) }.joined(separator: ", ")
    }
}
