import Foundation
package import Storage

/// The folder of what a node keeps beside its database.
package struct DataFolder: Sendable {
    package let path: String

    /// Makes the folder if there is none; only its owner may look into it.
    package init(at path: String) throws(DataFolderUnusable) {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DataFolderUnusable("The data folder \(path) cannot be made: \(error.localizedDescription)")
        }
    }

    /// The key of the forms' proofs, made at the first start. Several processes that serve one commons share it: copy it.
    package func formKey(world: World) throws(DataFolderUnusable) -> [UInt8] {
        let file = path + "/form.key"
        if let key = FileManager.default.contents(atPath: file) {
            guard key.count == Self.keyLength else {
                throw DataFolderUnusable(
                    "\(file) must hold \(Self.keyLength) bytes and holds \(key.count). Remove it: another one is made, "
                        + "and forms that are open now have to be opened again.")
            }
            return [UInt8](key)
        }
        let key = world.randomBytes(Self.keyLength)
        let isWritten = FileManager.default.createFile(
            atPath: file, contents: Data(key), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw DataFolderUnusable("\(file) cannot be written. Who owns the data folder?") }
        return key
    }

    private static let keyLength = 32
}

package struct DataFolderUnusable: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
