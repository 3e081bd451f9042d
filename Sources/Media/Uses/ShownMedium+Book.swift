package import Books
import Commons
package import Files

extension ShownMedium {
    /// What every reader of books can show.
    private static let known: Set = ["image/jpeg", "image/png", "image/gif"]

    /// The picture for a book, with its credit; nil in forms that readers of books do not know, and while its file is not on
    /// this node.
    ///
    /// - Parameters:
    ///   - address: of this node.
    ///   - isPlaced: a chapter shows it.
    package func inBook(at address: String, in store: FileStore, isPlaced: Bool = false) -> Book.Picture? {
        guard Self.known.contains(picture.original.type), let file = original(in: store) else { return nil }
        return Book.Picture(
            name: "\(thing.slug).\(file.ending)", type: file.type, bytes: file.bytes, alternative: alternative,
            credit: attribution(at: address), isPlaced: isPlaced)
    }
}
