import Territories

/// What an import did, or would do: for programs, and in sentences.
package struct ImportOutcome: Encodable, Sendable {
    let isRehearsal: Bool
    let files: [FileReport]
    package let sentences: [String]

    private enum CodingKeys: String, CodingKey { case isRehearsal, files }

    init(isRehearsal: Bool, report: ImportReport, sentences: [String]) {
        self.isRehearsal = isRehearsal
        files = report.files
        self.sentences = sentences
    }
}
