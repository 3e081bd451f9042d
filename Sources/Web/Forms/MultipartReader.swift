/// Reads a `multipart/form-data` body (RFC 7578; RFC 2046, section 5.1.1) piece by piece, however it is cut: it keeps a part's head
/// and the few bytes that may begin a boundary, never a part.
struct MultipartReader {
    enum Event: Equatable {
        case part(MultipartHead)
        /// Of the part that began last.
        case bytes([UInt8])
        case end
    }

    private enum Place {
        case preamble, head, body, end
    }

    private let delimiter: [UInt8]
    private var place = Place.preamble
    private var rest: [UInt8]
    private var parts = 0

    /// - Parameter boundary: of the `Content-Type`.
    init(boundary: String) throws(MultipartFault) {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .noBoundary
        }
        delimiter = [13, 10, 45, 45] + boundary.utf8
        // The first boundary may stand at the very beginning.
        rest = [13, 10]
    }

    /// The boundary that a `Content-Type` names; nil when it is none of a multipart form.
    static func boundary(of type: String) -> String? {
        let pieces = type.split(separator: ";").map { $0.trimmingWhitespace() }
        guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
        let named = pieces.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst(9) ?? ""
        return named.hasPrefix("\"") ? String(named.dropFirst().prefix { $0 != "\"" }) : String(named)
    }

    /// What more of the body brings.
    mutating func add(_ bytes: [UInt8]) throws(MultipartFault) -> [Event] {
        rest += bytes
        var events: [Event] = []
        while true {
            switch place {
            case .preamble, .body:
                guard passBoundary(&events) else { return events }
            case .head:
                guard let event = try passHead() else { return events }
                events.append(event)
            case .end:
                rest = []
                return events
            }
        }
    }

    /// - Throws: `cutShort` when the last boundary did not come.
    func finish() throws(MultipartFault) {
        guard case .end = place else { throw .cutShort }
    }

    /// False when more bytes are needed.
    private mutating func passBoundary(_ events: inout [Event]) -> Bool {
        let found = rest.firstRange(ofBytes: delimiter)
        let safe = found?.lowerBound ?? max(0, rest.count - delimiter.count - 2)
        if case .body = place, safe > 0 { events.append(.bytes(Array(rest[..<safe]))) }
        rest.removeFirst(safe)
        guard found != nil, rest.count >= delimiter.count + 2 else { return false }
        let after = rest[delimiter.count...].prefix(2)
        rest.removeFirst(delimiter.count)
        if after.elementsEqual([45, 45]) {
            place = .end
            events.append(.end)
        } else {
            place = .head
        }
        return true
    }

    /// Nil when more bytes are needed. The head is what stands between the line end after the boundary and an empty line.
    private mutating func passHead() throws(MultipartFault) -> Event? {
        guard let end = rest.firstRange(ofBytes: [13, 10, 13, 10]) else {
            guard rest.count <= Self.longestHead else { throw .badHead }
            return nil
        }
        guard end.lowerBound <= Self.longestHead,
            let text = String(validating: rest[..<end.lowerBound], as: UTF8.self),
            let head = MultipartHead(text.split(separator: "\r\n"))
        else { throw .badHead }
        parts += 1
        guard parts <= Self.mostParts else { throw .tooManyParts }
        rest.removeFirst(end.upperBound)
        place = .body
        return .part(head)
    }

    private static let longestHead = 4_096
    private static let mostParts = 100
}

extension [UInt8] {
    /// Where a pattern begins and ends, found from its first byte.
    func firstRange(ofBytes pattern: [UInt8]) -> Range<Int>? {
        guard let first = pattern.first else { return nil }
        var start = startIndex
        while let index = self[start...].firstIndex(of: first), index + pattern.count <= endIndex {
            if self[index..<(index + pattern.count)].elementsEqual(pattern) { return index..<(index + pattern.count) }
            start = index + 1
        }
        return nil
    }
}
