/// The bounds within which a CSV file is read.
package struct CSVLimits: Sendable {
    /// The whole file, in bytes.
    package var bytes = 64 << 20
    /// One field, in bytes.
    package var fieldBytes = 64 << 10
    /// Fields of one record.
    package var fields = 256
    /// Broken lines after which reading stops.
    package var faults = 1_000

    package init() {}
}
