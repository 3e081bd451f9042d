import Archive
import Commons
import Files
import Foundation
import Media
import Practices
import Storage
import Web

/// The kit as one file: an RO-Crate (Research Object Crate, version 1.2) in a ZIP archive, which also reads well as a folder.
/// The same state of the commons makes the same bytes.
struct KitCrate: Sendable {
    let documents: KitDocuments
    let tables: KitTables
    private let store: FileStore

    private var kit: Kit { documents.kit }
    private var texts: Texts { documents.texts }

    init(_ kit: Kit, _ texts: Texts, _ vocabulary: Vocabulary, _ site: Site, files store: FileStore) {
        self.store = store
        documents = KitDocuments(kit: kit, texts: texts, vocabulary: vocabulary, site: site)
        tables = KitTables(kit: kit, texts: texts, vocabulary: vocabulary, site: site)
    }

    /// Of the data, without those that only describe or draw them.
    var files: [KitFile] {
        let written = documents.all.flatMap { document in
            [
                file("\(document.name).md", document.title, "text/markdown", Array(document.markdown.utf8)),
                file("\(document.name).html", document.title, "text/html", document.page(home: home)),
            ]
        }
        let lists = [
            kit.replications.isEmpty
                ? nil
                : file(
                    "\(documents.name("replications")).csv", texts("kits.title.replications"), "text/csv",
                    tables.replications),
            kit.adaptations.isEmpty
                ? nil
                : file(
                    "\(documents.name("adaptations")).csv", texts("kits.title.adaptations"), "text/csv",
                    tables.adaptations),
        ]
        return written + lists.compactMap { $0 } + kit.pictures.compactMap(picture)
    }

    /// Nil while its file is not here.
    private func picture(_ medium: ShownMedium) -> KitFile? {
        guard let bytes = medium.bytes(in: store) else { return nil }
        return KitFile(
            name: KitDocuments.file(of: medium), title: medium.thing.title, type: medium.type, bytes: bytes,
            licences: [medium.licence], credit: medium.attribution(at: documents.site.address))
    }

    private func file(_ name: String, _ title: String, _ type: String, _ bytes: [UInt8]) -> KitFile {
        KitFile(name: name, title: title, type: type, bytes: bytes, licences: kit.licences)
    }

    private var home: (file: String, name: String) { (Self.preview, kit.content.title) }

    static let preview = "ro-crate-preview.html"
    static let metadata = "ro-crate-metadata.json"

    func archive() throws -> [UInt8] {
        let files = files
        let cover = cover(files)
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        try Self.add("\(documents.name("readme")).md", Array(cover.markdown.utf8), to: writer)
        try Self.add(Self.metadata, try KitMetadata(self, files).bytes(), to: writer)
        try Self.add(Self.preview, cover.page(home: nil), to: writer)
        try Self.add(KitDocument.styleSheet, try Self.styleSheet(), to: writer)
        for file in files { try Self.add(file.name, file.bytes, to: writer) }
        try writer.finish()
        return bytes
    }

    private static func add(_ name: String, _ bytes: [UInt8], to writer: ZipWriter) throws {
        try writer.begin(name)
        try writer.write(bytes)
    }

    /// What somebody reads first who opens the folder.
    private func cover(_ files: [KitFile]) -> KitDocument {
        let links = files.map { "- [\($0.title.asMarkdown) (\($0.name.asMarkdown))](\($0.name))" }
        let values = [
            "site": documents.site.name, "address": documents.site.address + kit.practice.path,
            "date": texts.date(kit.changedAt),
        ]
        let notices = [
            kit.practice.isFictional ? texts("kits.fictional") : nil, kit.isCut ? texts("kits.cut") : nil,
        ].compactMap { $0 }
        return KitDocument(
            name: documents.name("readme"), title: kit.content.title, language: texts.language.rawValue,
            parts: [
                .init(nil, kit.content.summary.asMarkdown, in: kit.content.language),
                .init(nil, notices.joined(separator: "\n\n"), in: texts.language.rawValue),
                .init(nil, texts("kits.readme.made", values) + " " + documents.edition, in: texts.language.rawValue),
                .init(texts("kits.readme.files"), links.joined(separator: "\n"), in: texts.language.rawValue),
            ].filter { !$0.text.isEmpty })
    }

    private static func styleSheet() throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: "kit", withExtension: "css", subdirectory: "Files") else {
            throw MissingStyle()
        }
        return [UInt8](try Data(contentsOf: url))
    }

    private struct MissingStyle: Error {}
}
