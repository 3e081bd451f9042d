package import Markup

/// A text to take away and read elsewhere: title page, contents, chapters, pictures, and who may do what with it.
package struct Book: Sendable {
    /// A chapter: its heading is its title.
    package struct Chapter: Sendable {
        /// Letters, digits and hyphens: the name of its file.
        package let name: String
        package let title: String
        /// What stands under the title, beginning with headings of the second level.
        package let text: Markup

        package init(name: String, title: String, text: Markup) {
            self.name = name
            self.title = title
            self.text = text
        }
    }

    package struct Picture: Sendable {
        /// With its ending, unique among the pictures.
        package let name: String
        /// A media type that every reader of books can show: `image/jpeg`, `image/png`, `image/webp`, `image/svg+xml`.
        package let type: String
        package let bytes: [UInt8]
        /// What is seen in it; empty where nobody said.
        package let alternative: String
        /// Whose it is, and under which licence.
        package let credit: String
        /// A chapter shows it, at `path`; otherwise it stands with its credit after the last chapter.
        package let isPlaced: Bool

        package init(
            name: String, type: String, bytes: [UInt8], alternative: String, credit: String, isPlaced: Bool = false
        ) {
            self.name = name
            self.type = type
            self.bytes = bytes
            self.alternative = alternative
            self.credit = credit
            self.isPlaced = isPlaced
        }

        /// Where chapters find it.
        package var path: String { "pictures/\(name)" }
    }

    /// What the words of the book itself are in its language.
    package struct Words: Sendable {
        package let contents: String
        package let cover: String
        package let pictures: String

        package init(contents: String, cover: String, pictures: String) {
            self.contents = contents
            self.cover = cover
            self.pictures = pictures
        }
    }

    /// An address (URI) that stays the same whatever changes in the book.
    package let identifier: String
    package let title: String
    package let summary: String
    /// BCP 47.
    package let language: String
    /// UTC, to the second, as in `2026-11-27T09:00:00Z`; fractions are left out.
    package let modified: String
    /// Who publishes it.
    package let publisher: String
    /// Where it came from, and where a newer one is: an address.
    package let source: String
    /// Addresses of the licences of everything in it.
    package let licences: [String]
    /// Small lines under the title: who, which edition, when.
    package let imprint: [String]
    package let words: Words
    package let chapters: [Chapter]
    package let pictures: [Picture]

    package init(
        identifier: String, title: String, summary: String, language: String, modified: String, publisher: String,
        source: String, licences: [String], imprint: [String], words: Words, chapters: [Chapter], pictures: [Picture]
    ) {
        self.identifier = identifier
        self.title = title
        self.summary = summary
        self.language = language
        // EPUB dates its publications to the second.
        self.modified = modified.firstIndex(of: ".").map { modified[..<$0] + "Z" } ?? modified
        self.publisher = publisher
        self.source = source
        self.licences = licences
        self.imprint = imprint
        self.words = words
        self.chapters = chapters
        self.pictures = pictures
    }

    /// The scheme and host of the source: what links that begin with `/` are relative to.
    var base: String {
        guard let scheme = source.firstRange(of: "://") else { return source }
        let host = source[scheme.upperBound...].prefix { $0 != "/" }
        return String(source[..<scheme.upperBound] + host)
    }
}
