import Books
import Commons
import Files
import Markup
import Media
import Storage
import Web

extension Book {
    /// The booklet, to be read on a reader of books.
    ///
    /// - Parameter store: where its pictures are.
    init(_ booklet: BookletPage, _ kit: Kit, _ texts: Texts, _ site: Site, files store: FileStore) {
        let pictures = kit.pictures.compactMap { $0.inBook(at: site.address, in: store) }
        self.init(
            identifier: "urn:uuid:\(kit.practice.id.rawValue)", title: booklet.title, summary: booklet.summary,
            language: booklet.language, modified: kit.changedAt.iso8601, publisher: site.name,
            source: site.address + kit.practice.path, licences: kit.allLicences.map(Licence.address),
            imprint: [
                booklet.steward, booklet.edition, texts.date(kit.changedAt),
                kit.practice.isFictional ? texts("kits.fictional") : nil,
            ].compactMap { $0 },
            words: Words(
                contents: texts("kits.contents"), cover: texts("kits.cover"), pictures: texts("kits.chapter.pictures")),
            chapters: booklet.chapters.map { chapter in
                Chapter(
                    name: chapter.id, title: chapter.title,
                    text: .group(chapter.parts.map { $0.passage(in: booklet.language) }))
            }, pictures: pictures)
    }
}
