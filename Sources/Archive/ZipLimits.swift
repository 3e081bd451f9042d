/// The bounds within which a ZIP archive is read.
package struct ZipLimits: Sendable {
    /// Members of the archive.
    package var entries = 1_000
    /// Unpacked bytes of all members together.
    package var bytes = 8 << 30
    /// How many times its packed size a member may become, where it becomes more than `harmless`.
    package var ratio = 100
    /// Unpacked bytes of a member that are accepted at any ratio.
    package var harmless = 32 << 20

    package init() {}
}
