/// Why a ZIP archive cannot be read or written.
package enum ZipFault: Error, Sendable, Equatable {
    /// It has no directory at its end, or the directory contradicts itself.
    case notAnArchive
    /// Split over several files, encrypted, or of more than four gigabytes (ZIP64).
    case unsupported
    /// A member packed by a method other than "stored" and "deflated".
    case unknownMethod(name: String)
    /// A name that could leave the folder it is unpacked into, or that is no plain UTF-8.
    case unsafeName
    case repeatedName(String)
    /// More members than `ZipLimits.entries`.
    case tooManyEntries(limit: Int)
    /// More bytes, unpacked, than `ZipLimits` allows.
    case tooLarge(name: String)
    /// A member's bytes are not those that its directory entry promises.
    case corrupt(name: String)
}

extension ZipFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnArchive: "It is not a whole ZIP archive."
        case .unsupported: "It is a ZIP archive of a sort that is not read here: split, encrypted, or above 4 GB."
        case .unknownMethod(let name): "Its member \(name) is packed by a method that is not read here."
        case .unsafeName: "One of its members has a name that is not safe."
        case .repeatedName(let name): "It holds \(name) twice."
        case .tooManyEntries(let limit): "It holds more than \(limit) members."
        case .tooLarge(let name): "Its member \(name) unpacks to more than is accepted."
        case .corrupt(let name): "Its member \(name) is damaged."
        }
    }
}
