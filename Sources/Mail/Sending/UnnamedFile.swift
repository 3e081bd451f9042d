import Foundation

/// A temporary file without a name: nobody else can open it, and it goes with the last that holds it.
final class UnnamedFile {
    private let file: UnsafeMutablePointer<FILE>

    init(holding text: String = "") throws {
        guard let file = tmpfile() else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.file = file
        try handle.write(contentsOf: Data(text.utf8))
        try handle.seek(toOffset: 0)
    }

    deinit { fclose(file) }

    var handle: FileHandle { FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false) }

    /// The beginning of what was written into it, on one line.
    func text(atMost count: Int) throws -> String {
        try handle.seek(toOffset: 0)
        let bytes = try handle.read(upToCount: count) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
