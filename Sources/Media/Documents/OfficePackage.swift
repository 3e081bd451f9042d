import Archive
import Foundation

/// A document of an office program: an archive of XML (ECMA-376, OpenDocument 1.3), read within bounds.
struct OfficePackage {
    enum Fault: Error, Equatable {
        /// An archive, but none of these documents.
        case unknown
        /// It holds programs that would run on the machine of who opens it.
        case program
    }

    let type: FileType
    private let reader: ZipReader
    private let file: FileHandle

    private static var limits: ZipLimits {
        var limits = ZipLimits()
        (limits.entries, limits.bytes) = (5_000, 512 << 20)
        return limits
    }

    /// Of one XML that is looked into.
    private static let mostXML = 48 << 20

    /// - Throws: `Fault`, `ZipFault`.
    init(at path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let size = Int(try file.seekToEnd())
        reader = try ZipReader(size: size, limits: Self.limits) { offset, count in
            try file.seek(toOffset: UInt64(max(0, offset)))
            return [UInt8](try file.read(upToCount: max(0, count)) ?? Data())
        }
        self.file = file
        guard let type = try Self.type(of: reader) else { throw Fault.unknown }
        self.type = type
        guard try !holdsPrograms() else { throw Fault.program }
    }

    private static func type(of reader: ZipReader) throws -> FileType? {
        let names = Set(reader.entries.map(\.name))
        if let entry = reader.entry("mimetype"), entry.size < 200, names.contains("content.xml") {
            let media = String(decoding: try reader.bytes(of: entry), as: UTF8.self)
            return [.odt, .ods, .odp].first { $0.media == media }
        }
        guard names.contains("[Content_Types].xml") else { return nil }
        let mains: [(FileType, String)] = [
            (.docx, "word/document.xml"), (.xlsx, "xl/workbook.xml"), (.pptx, "ppt/presentation.xml"),
        ]
        return mains.first { names.contains($0.1) }?.0
    }

    /// Macros, and what a document of another program carries inside.
    private func holdsPrograms() throws -> Bool {
        let isSuspicious = reader.entries.contains { entry in
            let name = entry.name.lowercased()
            return name.hasSuffix("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/")
                || name.hasPrefix("basic/") || name.hasPrefix("scripts/") || name.contains("oleobject")
                || [".exe", ".dll", ".js", ".vbs", ".jar", ".bat", ".cmd"].contains { name.hasSuffix($0) }
        }
        guard !isSuspicious, let entry = reader.entry("[Content_Types].xml") else { return isSuspicious }
        guard entry.size <= Self.mostXML else { return true }
        return String(decoding: try reader.bytes(of: entry), as: UTF8.self).contains("macroEnabled")
    }

    /// Writes the document anew without the names of the people who worked on it.
    func write(_ sink: @escaping ([UInt8]) throws -> Void) throws {
        let writer = ZipWriter(sink: sink)
        // OpenDocument has it first and unpacked, so that programs tell the sort of document from it.
        if let entry = reader.entry("mimetype") { try writer.store("mimetype", try reader.bytes(of: entry)) }
        for entry in reader.entries where entry.name != "mimetype" {
            try writer.begin(entry.name)
            if let blank = OfficeProperties.blank(entry.name) {
                try writer.write(Array(blank.utf8))
            } else if let names = OfficeProperties.names(in: entry.name), entry.size <= Self.mostXML {
                try writer.write(names.blanked(in: try reader.bytes(of: entry)))
            } else {
                let member = try reader.open(entry)
                while let piece = try member.next() { try writer.write(piece) }
            }
        }
        try writer.finish()
    }

    /// What is written in it, up to a megabyte.
    func words() throws -> String {
        var words: [UInt8] = []
        for entry in reader.entries where holdsWords(entry.name) && words.count < 1 << 20 {
            guard entry.size <= Self.mostXML else { continue }
            XMLWords.append(try reader.bytes(of: entry), to: &words, atMost: 1 << 20)
        }
        return String(decoding: words, as: UTF8.self)
    }

    private func holdsWords(_ name: String) -> Bool {
        switch type {
        case .docx: ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"].contains(name)
        case .xlsx: name == "xl/sharedStrings.xml"
        case .pptx: name.hasPrefix("ppt/slides/slide") || name.hasPrefix("ppt/notesSlides/notesSlide")
        default: name == "content.xml"
        }
    }
}
