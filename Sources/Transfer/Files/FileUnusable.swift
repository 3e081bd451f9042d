import Foundation

/// A file that cannot be read or written, and why.
package struct FileUnusable: Error, CustomStringConvertible {
    package let description: String

    init(_ path: String, _ code: CInt) {
        description = "\(path) cannot be used: \(String(cString: strerror(code)))."
    }
}
