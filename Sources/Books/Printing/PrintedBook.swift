import Foundation

/// A book as a typesetter takes it: data, which no text of anybody can turn into instructions (`book.json`), and pictures.
package struct PrintedBook: Sendable {
    /// UTF-8 of JSON; the same book makes the same bytes.
    package let json: [UInt8]
    /// To lie beside it in `pictures`, by name.
    package let pictures: [Book.Picture]

    package init(_ book: Book) throws {
        pictures = book.pictures
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        json = Array(try encoder.encode(Content(book)))
    }

    /// The language of a BCP 47 tag, as ISO 639 has it; nil when the tag is none.
    static func language(_ tag: String) -> String? {
        let primary = tag.prefix { $0 != "-" }.lowercased()
        let isCode = (2...3).contains(primary.utf8.count) && primary.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isCode ? primary : nil
    }

    private struct Chapter: Encodable {
        let title: String
        let content: [PrintedNode]
    }

    private struct Content: Encodable {
        let title: String
        let summary: String
        let lang: String
        let publisher: String
        let source: String
        let licences: [String]
        let imprint: [String]
        let contents: String
        let chapters: [Chapter]
        /// Year, month, day.
        let date: [Int]
        let showsPictures = true

        init(_ book: Book) {
            let flowing = { (text: String) in PrintedText.flowing(text) }
            (title, summary, publisher) = (flowing(book.title), flowing(book.summary), flowing(book.publisher))
            (source, licences, contents) = (book.source, book.licences, flowing(book.words.contents))
            lang = PrintedBook.language(book.language) ?? "en"
            imprint = book.imprint.map(flowing)
            let parts = book.modified.prefix(10).split(separator: "-").compactMap { Int($0) }
            date = parts.count == 3 ? parts : [1970, 1, 1]
            let placed = Dictionary(book.pictures.map { ($0.path, $0) }) { first, _ in first }
            chapters = Content.chapters(of: book, placed)
        }

        private static func chapters(of book: Book, _ placed: [String: Book.Picture]) -> [Chapter] {
            let read = book.chapters.map { chapter in
                var layout = PrintedLayout(base: book.base, pictures: placed)
                return Chapter(
                    title: PrintedText.flowing(chapter.title), content: layout.blocks(Passage.all(of: chapter.text)))
            }
            let loose = book.pictures.filter { !$0.isPlaced }
            guard !loose.isEmpty else { return read }
            let shown = loose.map { picture in
                PrintedNode.picture(
                    name: picture.name, alternative: picture.described,
                    caption: [.text(PrintedText.flowing(picture.credit))])
            }
            return read + [Chapter(title: PrintedText.flowing(book.words.pictures), content: shown)]
        }
    }
}
