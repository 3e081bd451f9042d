import Books
import Commons
import Files
import Markdown
import Markup
import Media
import Storage
import Web

extension Book {
    /// The booklet, to be read on a reader of books.
    ///
    /// - Parameter store: where its pictures are.
    init(_ booklet: BookletPage, _ kit: Kit, _ texts: Texts, _ site: Site, files store: FileStore) {
        let pictures = kit.pictures.compactMap { Picture($0, site, store) }
        self.init(
            identifier: "urn:uuid:\(kit.practice.id.rawValue)", title: booklet.title, summary: booklet.summary,
            language: booklet.language, modified: kit.changedAt.iso8601.withoutFractions, publisher: site.name,
            source: site.address + kit.practice.path, licences: kit.allLicences.map(Licence.address),
            imprint: [booklet.steward, booklet.edition, texts.date(kit.changedAt)].compactMap { $0 },
            words: Words(
                contents: texts("kits.contents"), cover: texts("kits.cover"), pictures: texts("kits.chapter.pictures")),
            chapters: booklet.chapters.map { chapter in
                Chapter(
                    name: chapter.id, title: chapter.title,
                    text: .group(chapter.parts.map { $0.passage(in: booklet.language) }))
            }, pictures: pictures)
    }
}

extension Book.Picture {
    /// What every reader of books can show.
    private static let known: Set = ["image/jpeg", "image/png", "image/gif"]

    fileprivate init?(_ medium: ShownMedium, _ site: Site, _ store: FileStore) {
        guard let file = medium.original(in: store), Self.known.contains(file.type) else { return nil }
        self.init(
            name: "\(medium.thing.slug).\(file.ending)", type: file.type, bytes: file.bytes,
            alternative: medium.alternative, credit: medium.attribution(at: site.address))
    }
}

extension String {
    /// EPUB dates its publications to the second.
    fileprivate var withoutFractions: String {
        guard let point = firstIndex(of: ".") else { return self }
        return String(self[..<point]) + "Z"
    }
}
