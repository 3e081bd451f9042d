package import Commons
package import Files
import Foundation
package import Storage

/// A medium that is taken away with the page on which it is shown.
package struct ShownMedium: Sendable {
    package let thing: Thing
    package let alternative: String
    /// Of SPDX.
    package let licence: String
    package let authors: String
    package let picture: MediumPicture
    private let content: MediumContent
    /// In a size that is enough to print.
    private let file: MediumFile

    private static let enough = 1_280

    /// What everybody sees on the page of a thing.
    package static func all(on thing: Thing.ID, in tx: Transaction) throws -> [ShownMedium] {
        try all(of: try MediumUse.media(of: thing, for: nil, in: tx), in: tx).filter { $0.picture.kind == .image }
    }

    /// Media of every kind, with their credits.
    package static func all(of shown: [Thing], in tx: Transaction) throws -> [ShownMedium] {
        let pictures = try MediumPicture.find(shown, in: tx)
        let contents = try Media().contents(of: shown.map(\.id), in: tx)
        return shown.compactMap { medium in
            guard let picture = pictures[medium.id], let content = contents[medium.id] else { return nil }
            return ShownMedium(medium, content, picture)
        }
    }

    private init(_ thing: Thing, _ content: MediumContent, _ picture: MediumPicture) {
        self.thing = thing
        self.content = content
        self.picture = picture
        (alternative, licence, authors) = (content.alternative, content.licence, content.authors)
        file =
            picture.versions.last { $0.file.type == FileType.webp.media && $0.file.width ?? 0 <= Self.enough }?.file
            ?? picture.original
    }

    package var type: String { file.type }

    /// Of the file that was brought, among others.
    package var originalName: String { "\(thing.slug).\(picture.original.ending)" }

    /// Of its file, among others.
    package var fileName: String { "\(thing.slug).\(file.ending)" }

    /// Nil while its file is not on this node.
    package func bytes(in store: FileStore) -> [UInt8]? {
        FileManager.default.contents(atPath: store.path(of: file.digest)).map { [UInt8]($0) }
    }

    /// The words with which it is to be named.
    package func attribution(at address: String) -> String { Attribution(of: thing, content, at: address).text }
}
