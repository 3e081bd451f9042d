internal import CZlib

/// CRC-32 as ZIP keeps it (APPNOTE 4.4.7).
struct Checksum {
    private(set) var value: UInt32 = 0

    mutating func add(_ bytes: [UInt8]) {
        let next = bytes.withUnsafeBufferPointer { crc32(uLong(value), $0.baseAddress, UInt32($0.count)) }
        // zlib answers its first value to an empty buffer, which has no address.
        if !bytes.isEmpty { value = UInt32(truncatingIfNeeded: next) }
    }
}
