import Tabular

/// How much a list may hold.
package enum ListLimits {
    /// Of a file that comes by a page.
    package static let uploadBytes = 16 << 20
    /// Of a file that the operator names.
    package static let fileBytes = 64 << 20
    static let lines = 50_000
    /// Of the fields of a form beside the file.
    static let formBytes = 64 << 10

    static var csv: CSVLimits {
        var limits = CSVLimits()
        limits.bytes = 2 * fileBytes
        return limits
    }
}
