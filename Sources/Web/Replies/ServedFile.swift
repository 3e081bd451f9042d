import Foundation
import Hummingbird
import NIOPosix

/// A file as it is when it is opened: one that takes its place later is another.
package final class ServedFile: Sendable {
    /// Changes with its content.
    package let tag: String
    package let size: Int
    private let descriptor: CInt

    /// Nil when there is none.
    package init?(at path: String, tag: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        self.tag = "\"\(tag)\""
        size = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit {
        close(descriptor)
    }

    /// Read a piece at a time, away from the threads that answer.
    func body(of range: Range<Int>) -> ResponseBody {
        ResponseBody(contentLength: range.count) { writer in
            var position = range.lowerBound
            while position < range.upperBound {
                let (offset, count) = (position, min(128 << 10, range.upperBound - position))
                let piece = try await NIOThreadPool.singleton.runIfActive { try self.read(count, at: offset) }
                position += piece.count
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }

    private func read(_ most: Int, at offset: Int) throws -> [UInt8] {
        let piece = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)))
        }
        guard !piece.isEmpty else { throw POSIXError(.EIO) }
        return piece
    }
}
