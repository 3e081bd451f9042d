import Books
import Commons
import Markup
import Storage
import Web

extension Book {
    /// A sheet as it is printed: a chapter for each of its sections.
    init(_ reading: SheetReading, _ texts: Texts, _ site: Site) {
        let (thing, content) = (reading.thing, reading.content)
        self.init(
            identifier: "urn:uuid:\(thing.id.rawValue)", title: thing.title, summary: thing.summary,
            language: texts.language.rawValue, modified: thing.updatedAt.iso8601, publisher: site.name,
            source: site.address + thing.path, licences: [Licence.address(of: thing.licence)],
            imprint: [
                reading.name, content.period.text(texts), reading.subject.teller.title,
                texts(content.known == nil ? "accountability.known.draft" : "accountability.known") + " "
                    + texts.date(reading.known.at),
                thing.isFictional ? texts("accountability.fictional") : nil,
            ].compactMap { $0 },
            words: Words(contents: texts("accountability.contents"), cover: texts("accountability.cover"), pictures: ""),
            chapters: reading.sections(texts).map { section in
                Chapter(name: section.id, title: section.heading, text: section.chapter(texts))
            }, pictures: [])
    }
}
