internal import CZlib

/// Packs what is the same for every visitor (gzip, RFC 1952). Never a page with a form: beside text that a visitor
/// chooses, the length of the packed whole would betray the form's proof (the BREACH attack).
enum Gzip {
    /// Nil when packing gains nothing, as with fonts and photographs.
    static func pack(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let begun = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowWithGzipHead, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard begun == Z_OK else { return nil }
        defer { deflateEnd(&stream) }

        var input = bytes
        let packed = input.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : 0
            }
        }
        return packed.isEmpty ? nil : packed
    }

    /// zlib's largest window, plus 16 for gzip's head and checksum instead of its own.
    private static let windowWithGzipHead: Int32 = 15 + 16
}
