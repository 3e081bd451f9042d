import HTTPTypes
import Hummingbird

/// What is sent of a file: nothing to a reader who has it, the part that was asked for, or all of it (RFC 9110, 13 and 14).
struct ServedPart: Sendable {
    private enum Extent: Equatable {
        case unchanged
        case whole
        case part(Range<Int>)
        case nowhere
    }

    private let file: ServedFile
    private let extent: Extent

    init(_ file: ServedFile, asked headers: HTTPFields) {
        self.file = file
        extent = Self.extent(of: file, headers)
    }

    func response(type: String) -> Response {
        var headers: HTTPFields = [.eTag: file.tag, .acceptRanges: "bytes"]
        switch extent {
        case .unchanged:
            return Response(status: .notModified, headers: headers)
        case .nowhere:
            headers[.contentRange] = "bytes */\(file.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        case .whole:
            headers[.contentType] = type
            return Response(status: .ok, headers: headers, body: file.body(of: 0..<file.size))
        case .part(let range):
            headers[.contentType] = type
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
            return Response(status: .partialContent, headers: headers, body: file.body(of: range))
        }
    }

    private static func extent(of file: ServedFile, _ headers: HTTPFields) -> Extent {
        if EntityTag(named: file.tag).isNamed(in: headers[.ifNoneMatch]) { return .unchanged }
        guard let asked = headers[.range] else { return .whole }
        // The rest of another state would not fit to what the reader has.
        if let state = headers[.ifRange], state != file.tag { return .whole }
        return range(asked, within: file.size)
    }

    /// One range; what is none, or several at once, is answered with the whole, as is allowed.
    private static func range(_ text: String, within size: Int) -> Extent {
        guard text.utf8.count <= 100, text.lowercased().hasPrefix("bytes="), !text.contains(",") else { return .whole }
        let ends = text.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.trimmingWhitespace() }
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return .whole
        }
        let (first, last) = (Int(ends[0]), Int(ends[1]))
        if let first {
            guard first < size else { return .nowhere }
            guard let last, !ends[1].isEmpty else { return ends[1].isEmpty ? .part(first..<size) : .whole }
            return last >= first ? .part(first..<min(size, last + 1)) : .whole
        }
        guard ends[0].isEmpty, let last else { return .whole }
        return last > 0 && size > 0 ? .part(max(0, size - last)..<size) : .nowhere
    }
}
