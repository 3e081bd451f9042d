import Foundation

/// A file that is read from any place in it.
package final class ReadFile: Sendable {
    package let size: Int
    private let path: String
    private let descriptor: CInt

    package init(at path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileUnusable(path, errno) }
        size = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit {
        close(descriptor)
    }

    package func read(at offset: Int, count: Int) throws -> [UInt8] {
        var failure: CInt?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            while filled < buffer.count {
                let found = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
                if found < 0 { failure = errno }
                guard found > 0 else { return }
                filled += found
            }
        }
        if let failure { throw FileUnusable(path, failure) }
        return bytes
    }
}
