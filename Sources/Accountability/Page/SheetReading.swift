import Commons
import Networks
import Storage
import Testimonies
import Web

/// A sheet with all that is read beside it.
struct SheetReading: Sendable {
    let thing: Thing
    let content: SheetContent
    let subject: SheetSubject
    /// What it tells of, as its reader's language calls it.
    let name: String
    /// What the commons knew when it was published; what it knows now, of a draft.
    let known: KnownFacts
    /// What the commons knows now and did not; nothing of a draft.
    let changes: [KnownFacts.Change]
    let voices: Voices
    /// Testimonies that are gone since: taken back, or of a place that is not shown any more.
    let takenBack: Int

    init(_ thing: Thing, _ content: SheetContent, at now: Timestamp, _ texts: Texts, in tx: Transaction) throws {
        (self.thing, self.content) = (thing, content)
        subject = try SheetSubject(of: content, in: tx)
        name = try subject.name(texts.language, in: tx)
        let today = try KnownFacts(of: subject, in: content.period, at: now, in: tx)
        known = content.known ?? today
        changes = content.known.map { $0.changes(to: today, texts) } ?? []
        voices = try Voices(known.testimonies, readUntil: content.known?.at, in: tx)
        takenBack = known.testimonies.count - voices.testimonies
    }

    /// As it was published, without what came since and without words: what is compared of it.
    init(
        asPublished thing: Thing, _ content: SheetContent, _ known: KnownFacts, _ texts: Texts, in tx: Transaction
    ) throws {
        (self.thing, self.content, self.known) = (thing, content, known)
        subject = try SheetSubject(of: content, in: tx)
        name = try subject.name(texts.language, in: tx)
        (changes, voices, takenBack) = ([], try Voices([], in: tx), 0)
    }
}
