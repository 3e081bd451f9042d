internal import CZlib

/// Unpacks bytes as they come (RFC 1951). A class, because zlib keeps the address of its state.
final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isAtEnd = false

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let begun = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "zlib refuses constant parameters only when memory has run out")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// What `packed` unpacks to: at most about a thousand times as much. Nil when the bytes are no deflated ones.
    func add(_ packed: [UInt8]) -> [UInt8]? {
        var input = packed
        var unpacked: [UInt8] = []
        return input.withUnsafeMutableBufferPointer { input in
            (stream.pointee.next_in, stream.pointee.avail_in) = (input.baseAddress, UInt32(input.count))
            var isFull = true
            while !isAtEnd, isFull || stream.pointee.avail_in > 0 {
                var outcome = Z_OK
                unpacked += [UInt8](unsafeUninitializedCapacity: 64 << 10) { output, count in
                    (stream.pointee.next_out, stream.pointee.avail_out) = (output.baseAddress, UInt32(output.count))
                    outcome = inflate(stream, Z_NO_FLUSH)
                    count = output.count - Int(stream.pointee.avail_out)
                    isFull = stream.pointee.avail_out == 0
                }
                // Z_BUF_ERROR only says that nothing more comes out before more goes in.
                guard outcome == Z_OK || outcome == Z_STREAM_END || outcome == Z_BUF_ERROR else { return nil }
                isAtEnd = outcome == Z_STREAM_END
                if outcome == Z_BUF_ERROR { break }
            }
            return unpacked
        }
    }
}
