/// A member of an archive, as the directory at its end describes it.
package struct ZipEntry: Sendable, Equatable {
    package let name: String
    /// Unpacked, in bytes.
    package let size: Int

    let isDeflated: Bool
    let packedSize: Int
    let checksum: UInt32
    /// Where its local header begins.
    let offset: Int
}
