/// A file of the kit.
struct KitFile: Sendable {
    let name: String
    /// What it is called for people.
    let title: String
    let type: String
    let bytes: [UInt8]
    /// SPDX identifiers.
    let licences: [String]
    /// The words with which it is to be named, where it is somebody's own.
    var credit: String?
}
