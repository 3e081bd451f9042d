import Foundation

/// Why a file could not be kept or read.
package enum FileFault: Error, Equatable, CustomStringConvertible {
    case diskFull
    case unusable(path: String, reason: String)

    init(_ path: String, _ number: CInt) {
        self =
            [ENOSPC, EDQUOT, EFBIG].contains(number)
            ? .diskFull : .unusable(path: path, reason: String(cString: strerror(number)))
    }

    package var description: String {
        switch self {
        case .diskFull: "The disk is full. Make room, then try again: nothing was lost."
        case .unusable(let path, let reason): "\(path) cannot be used: \(reason)"
        }
    }
}
