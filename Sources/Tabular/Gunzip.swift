internal import CZlib

/// Reads a file whole, unpacked when it is gzip (RFC 1952) and as it is when it is not.
package enum Gunzip {
    package enum Failure: Error, Sendable, Equatable {
        /// Not there, or not ours to read.
        case cannotOpen(path: String)
        /// Cut short, or its checksum does not match.
        case corrupt(path: String)
        /// More than `limit` bytes once unpacked: reading stopped there.
        case tooLarge(path: String, limit: Int)
    }

    /// - Parameter limit: the most bytes that may come out, whatever the file's own size.
    package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        guard let file = gzopen(path, "rb") else { throw .cannotOpen(path: path) }
        var bytes: [UInt8] = []
        var outcome = Outcome.more
        while case .more = outcome {
            outcome = append(file, to: &bytes, limit: limit)
        }
        // Closing tells whether the last member was whole.
        let closing = gzclose_r(file)
        switch outcome {
        case .end where closing == Z_OK: return bytes
        case .tooLarge: throw .tooLarge(path: path, limit: limit)
        case .more, .end, .corrupt: throw .corrupt(path: path)
        }
    }

    private enum Outcome {
        case more, end, corrupt, tooLarge
    }

    private static func append(_ file: gzFile, to bytes: inout [UInt8], limit: Int) -> Outcome {
        let chunk = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
            count = Int(gzread(file, buffer.baseAddress, UInt32(buffer.count)))
            if count < 0 { count = 0 }
        }
        if chunk.isEmpty { return gzeof(file) == 1 ? .end : .corrupt }
        guard bytes.count + chunk.count <= limit else { return .tooLarge }
        bytes += chunk
        return .more
    }
}
