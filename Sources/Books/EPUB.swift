import Archive
import Markup

/// A book as an EPUB 3.3 publication (W3C Recommendation, 2023): a ZIP archive that readers of books open. The same book makes
/// the same bytes.
package struct EPUB: Sendable {
    package static let type = "application/epub+zip"

    private let book: Book

    package init(_ book: Book) {
        self.book = book
    }

    /// - Throws: `ZipFault` when the book is larger than an archive can be.
    package func archive() throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        // Readers look for the type in the first bytes of the file, unpacked (OCF 3.3, 4.2.3.1).
        try writer.store("mimetype", Array(Self.type.utf8))
        try Self.add("META-INF/container.xml", Self.container, to: writer)
        try Self.add("EPUB/package.opf", package, to: writer)
        try Self.add("EPUB/book.css", Self.style, to: writer)
        for page in pages { try Self.add("EPUB/\(page.file)", page.bytes(of: book), to: writer) }
        for picture in book.pictures { try Self.add("EPUB/\(picture.path)", picture.bytes, to: writer) }
        try writer.finish()
        return bytes
    }

    private static func add(_ name: String, _ text: String, to writer: ZipWriter) throws {
        try add(name, Array(text.utf8), to: writer)
    }

    private static func add(_ name: String, _ bytes: [UInt8], to writer: ZipWriter) throws {
        try writer.begin(name)
        try writer.write(bytes)
    }

    private static let container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
          <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """

    private static let style = """
        body { line-height: 1.5; }
        h1, h2, h3 { line-height: 1.25; page-break-after: avoid; }
        .imprint, figcaption { font-size: 0.85em; }
        figure { margin: 1em 0; page-break-inside: avoid; }
        img { max-width: 100%; height: auto; }
        table { border-collapse: collapse; }
        th, td { border-top: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top; }

        """

    /// In the order in which they are read.
    private var pages: [BookPage] {
        let chapters = book.chapters.map { BookPage(chapter: $0) }
        let pictures = book.pictures.allSatisfy(\.isPlaced) ? [] : [BookPage(picturesOf: book)]
        let read = [BookPage(coverOf: book)] + chapters + pictures
        return [read[0], BookPage(contentsOf: book, read)] + read.dropFirst()
    }

    /// What the publication is, what is in it, in which order it is read.
    private var package: String {
        let items = pages.map { page in
            let property = page.isContents ? " properties=\"nav\"" : ""
            return "<item id=\"\(page.id)\" href=\"\(page.file)\" media-type=\"application/xhtml+xml\"\(property)/>"
        }
        let pictures = book.pictures.enumerated().map { number, picture in
            "<item id=\"picture-\(number + 1)\" href=\"\(picture.path)\" media-type=\"\(picture.type.xml)\"/>"
        }
        let order = pages.map { "<itemref idref=\"\($0.id)\"/>" }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" \
            xml:lang="\(book.language.xml)">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            \(indented(metadata))
              </metadata>
              <manifest>
                <item id="style" href="book.css" media-type="text/css"/>
            \(indented(items + pictures))
              </manifest>
              <spine>
            \(indented(order))
              </spine>
            </package>

            """
    }

    private func indented(_ lines: [String]) -> String { lines.map { "    " + $0 }.joined(separator: "\n") }

    private var metadata: [String] {
        let described = book.summary.isEmpty ? [] : ["<dc:description>\(book.summary.xml)</dc:description>"]
        return [
            "<dc:identifier id=\"book\">\(book.identifier.xml)</dc:identifier>",
            "<dc:title>\(book.title.xml)</dc:title>", "<dc:language>\(book.language.xml)</dc:language>",
            "<dc:publisher>\(book.publisher.xml)</dc:publisher>", "<dc:source>\(book.source.xml)</dc:source>",
            "<meta property=\"dcterms:modified\">\(book.modified.xml)</meta>",
        ] + described + book.licences.map { "<dc:rights>\($0.xml)</dc:rights>" } + accessibility
    }

    /// What readers who do not see, or not well, may expect (EPUB Accessibility 1.1).
    private var accessibility: [String] {
        let modes = book.pictures.isEmpty ? ["textual"] : ["textual", "visual"]
        let isTold = book.pictures.allSatisfy { !$0.alternative.isEmpty }
        let features =
            ["structuralNavigation", "tableOfContents", "readingOrder"] + (isTold ? ["alternativeText"] : [])
        return modes.map { "<meta property=\"schema:accessMode\">\($0)</meta>" }
            + (isTold ? ["<meta property=\"schema:accessModeSufficient\">textual</meta>"] : [])
            + features.map { "<meta property=\"schema:accessibilityFeature\">\($0)</meta>" }
            + ["<meta property=\"schema:accessibilityHazard\">none</meta>"]
    }
}

extension String {
    /// Escaped for text and attributes of XML.
    var xml: String { String(decoding: Markup.text(self).xml(at: ""), as: UTF8.self) }
}
