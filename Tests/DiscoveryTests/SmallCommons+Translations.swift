import Commons
import Practices
import Storage

extension SmallCommons {
    /// Tells a practice in English.
    func translate(_ practice: Thing, title: String, summary: String) async throws {
        var content = PracticeContent()
        content.title = title
        content.summary = summary
        content.language = "en"
        try await database.write { [content] tx in
            try Practices().translate(practice, content, of: practice.revision, by: author, in: tx)
        }
    }
}
