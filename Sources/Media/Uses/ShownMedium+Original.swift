package import Files
import Foundation

extension ShownMedium {
    /// The picture in the form in which it was brought, for readers who know old forms only.
    ///
    /// - Returns: media type, ending of its name, and bytes; nil while the file is not on this node.
    package func original(in store: FileStore) -> (type: String, ending: String, bytes: [UInt8])? {
        let file = picture.original
        return FileManager.default.contents(atPath: store.path(of: file.digest)).map {
            (file.type, file.ending, [UInt8]($0))
        }
    }
}
