internal import CZlib

/// Packs bytes as they come (RFC 1951, without zlib's own frame). A class, because zlib keeps the address of its state.
final class Deflater {
    private let stream: UnsafeMutablePointer<z_stream>

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let begun = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "zlib refuses constant parameters only when memory has run out")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The packed bytes that are ready once `bytes` are added.
    func add(_ bytes: [UInt8]) -> [UInt8] { bytes.isEmpty ? [] : run(bytes, Z_NO_FLUSH) }

    /// The rest.
    func end() -> [UInt8] { run([], Z_FINISH) }

    private func run(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
        var input = bytes
        var packed: [UInt8] = []
        input.withUnsafeMutableBufferPointer { input in
            (stream.pointee.next_in, stream.pointee.avail_in) = (input.baseAddress, UInt32(input.count))
            var isFull = true
            while isFull {
                packed += [UInt8](unsafeUninitializedCapacity: 64 << 10) { output, count in
                    (stream.pointee.next_out, stream.pointee.avail_out) = (output.baseAddress, UInt32(output.count))
                    deflate(stream, flush)
                    count = output.count - Int(stream.pointee.avail_out)
                    isFull = stream.pointee.avail_out == 0
                }
            }
        }
        return packed
    }
}
