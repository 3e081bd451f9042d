import Books
import Commons
import Markup
import Storage
import Web

extension Book {
    /// A sheet as it is printed: short, and so in one chapter.
    init(_ reading: SheetReading, _ texts: Texts, _ site: Site) {
        let (thing, content) = (reading.thing, reading.content)
        self.init(
            identifier: "urn:uuid:\(thing.id.rawValue)", title: thing.title, summary: thing.summary,
            language: texts.language.rawValue, modified: thing.updatedAt.iso8601, publisher: site.name,
            source: site.address + thing.path, licences: [Licence.address(of: thing.licence)],
            imprint: [
                reading.name, content.period.text(texts),
                reading.subject.isGroup ? reading.subject.teller.title : nil,
                texts(content.known == nil ? "accountability.known.draft" : "accountability.known") + " "
                    + texts.date(reading.known.at),
                thing.isFictional ? texts("accountability.fictional") : nil,
            ].compactMap { $0 },
            words: Words(
                contents: texts("accountability.contents"), cover: texts("accountability.cover"), pictures: ""),
            chapters: [
                Chapter(
                    name: "sheet", title: thing.title, text: .group(reading.sections(texts).map { $0.passage(texts) }))
            ], pictures: [])
    }
}
