import Archive
import Books
import Commons
import Files
import Licences
import Media
import Storage
import Tabular
import Web

/// A dossier with all that is in it, as a folder in one file: articles to read, media as they were brought, and a sheet that
/// says of each whose it is and what may be done with it.
struct DossierFolder: Sendable {
    private enum Entry: Sendable {
        case article(ArticleBook)
        case medium(ShownMedium)
        /// What is only named: a practice, a replication.
        case other(Thing)
    }

    let dossier: Thing
    private let content: DossierContent
    private let entries: [Entry]
    private let texts: Texts
    private let site: Site
    private let kinds: Kinds

    /// Of media; those that come after are named with their address instead.
    static let mostBytes = 1 << 30

    init(
        _ dossier: Thing, _ kinds: Kinds, _ site: Site, _ texts: Texts, in tx: Transaction
    ) throws {
        (self.dossier, self.kinds, self.site, self.texts) = (dossier, kinds, site, texts)
        content = try Dossiers().content(of: dossier, in: tx)
        let things = try Thing.find(content.entries, in: tx).filter { $0.value.visibility == .published }
        let shown = content.entries.compactMap { things[$0] }
        let media = try ShownMedium.all(of: shown.filter { $0.kind == .medium }, in: tx)
        let byID = Dictionary(media.map { ($0.thing.id, $0) }) { first, _ in first }
        entries = try shown.map { thing in
            if thing.kind == .article {
                return .article(try ArticleBook(thing, kinds, site: site, texts.language, in: tx))
            }
            return byID[thing.id].map { .medium($0) } ?? .other(thing)
        }
    }

    /// The media that fit.
    private var packed: Set<Thing.ID> {
        var room = Self.mostBytes
        var found: Set<Thing.ID> = []
        for case .medium(let medium) in entries where medium.picture.original.bytes <= room {
            room -= medium.picture.original.bytes
            found.insert(medium.thing.id)
        }
        return found
    }

    /// Of the media, before they are packed.
    var mediaBytes: Int {
        let packed = packed
        return entries.reduce(0) { sum, entry in
            guard case .medium(let medium) = entry, packed.contains(medium.thing.id) else { return sum }
            return sum + medium.picture.original.bytes
        }
    }

    /// Writes the archive from its first byte to its last; one article, or a piece of one medium, is in memory at a time.
    func write(_ store: FileStore, to sink: @escaping ([UInt8]) throws -> Void) throws {
        let writer = ZipWriter(sink: sink)
        var lines: [DossierLine] = [line(dossier, file: "")]
        let packed = packed
        for (index, entry) in entries.enumerated() {
            switch entry {
            case .article(let article):
                let name = "\(number(index))-\(article.thing.slug)"
                try add(article, named: name, store, to: writer)
                lines +=
                    [line(article, file: "\(name).epub")] + article.shownImages.map { line($0, file: "\(name).epub") }
            case .medium(let medium):
                let name = "\(number(index))-\(medium.originalName)"
                let isThere = packed.contains(medium.thing.id) && store.has(medium.picture.original.digest)
                if isThere {
                    try writer.begin(name)
                    try store.pieces(of: medium.picture.original.digest) { try writer.write($0) }
                }
                lines.append(line(medium, file: isThere ? name : ""))
            case .other(let thing): lines.append(line(thing, file: ""))
            }
        }
        try add(texts("articles.dossier.file.readme"), DossierLine.readme(content, lines), to: writer)
        try add(texts("articles.dossier.file.licences") + ".txt", DossierLine.sheet(lines, texts), to: writer)
        try add(texts("articles.dossier.file.licences") + ".csv", DossierLine.table(lines), to: writer)
        try writer.finish()
    }

    private func number(_ index: Int) -> String { index < 9 ? "0\(index + 1)" : "\(index + 1)" }

    private func add(_ article: ArticleBook, named name: String, _ store: FileStore, to writer: ZipWriter) throws {
        let book = article.book(texts, site, kinds, files: store)
        try add("\(name).epub", try EPUB(book).archive(), to: writer)
        try add("\(name).txt", PlainBook(book).bytes, to: writer)
    }

    private func add(_ name: String, _ bytes: [UInt8], to writer: ZipWriter) throws {
        try writer.begin(name)
        try writer.write(bytes)
    }

    private func line(_ thing: Thing, file: String) -> DossierLine {
        DossierLine(
            file: file, kind: kinds.name(thing.kind, texts), title: thing.title, authors: "", licence: thing.licence,
            address: site.address + thing.path)
    }

    private func line(_ medium: ShownMedium, file: String) -> DossierLine {
        DossierLine(
            file: file, kind: kinds.name(.medium, texts), title: medium.thing.title, authors: medium.authors,
            licence: medium.licence, address: site.address + medium.thing.path)
    }

    private func line(_ article: ArticleBook, file: String) -> DossierLine {
        DossierLine(
            file: file, kind: kinds.name(.article, texts), title: article.content.title,
            authors: article.content.names(.authors).joined(separator: ", "), licence: article.thing.licence,
            address: site.address + article.thing.path)
    }
}
