import Foundation
import Hummingbird
import Testing

@testable import Web

@Suite struct MultipartTests {
    private static let body = [
        "--x", "Content-Disposition: form-data; name=\"kind\"", "", "practice", "--x",
        "content-disposition: form-data; name=\"file\"; filename=\"liste (1)%22.csv\"", "Content-Type: text/csv", "",
        "a,b\r\n1,é\r\n--not the boundary", "--x", "Content-Disposition: form-data; name=empty", "", "", "--x--", "",
    ].joined(separator: "\r\n")

    @Test func `a form with a file is read`() throws {
        let upload = try Request.multipart(Array(Self.body.utf8), "x")

        #expect(upload.submission.shown("kind") == "practice")
        #expect(upload.submission.fields["empty"] == [""])
        #expect(upload.file?.name == "liste (1)\".csv")
        #expect(upload.file?.bytes == Array("a,b\r\n1,é\r\n--not the boundary".utf8))
    }

    @Test(arguments: 1...40)
    func `it is read the same however it is cut`(length: Int) throws {
        let bytes = Array(Self.body.utf8)
        var reader = try MultipartReader(boundary: "x")
        var events: [MultipartReader.Event] = []

        for start in stride(from: 0, to: bytes.count, by: length) {
            events += try reader.add(Array(bytes[start..<min(bytes.count, start + length)]))
        }
        try reader.finish()

        let texts = events.reduce(into: [[UInt8]]()) { texts, event in
            switch event {
            case .part: texts.append([])
            case .bytes(let more): texts[texts.count - 1] += more
            case .end: break
            }
        }
        #expect(
            texts.map { String(decoding: $0, as: UTF8.self) } == ["practice", "a,b\r\n1,é\r\n--not the boundary", ""])
    }

    @Test(arguments: [
        "", "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", "--x\r\n\r\nb\r\n--x--",
        "--x\r\nContent-Disposition: attachment\r\n\r\nb\r\n--x--", "--y\r\n\r\n--y--",
        "--x\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nb\r\n--x--",
    ])
    func `what is no whole form is refused`(body: String) {
        #expect(throws: AppError.self) { try Request.multipart(Array(body.utf8), "x") }
    }

    @Test func `a head that never ends and parts without number are refused`() throws {
        var reader = try MultipartReader(boundary: "x")
        #expect(throws: MultipartFault.badHead) {
            for _ in 0..<10 { _ = try reader.add(Array(("--x\r\n" + String(repeating: "a", count: 1_000)).utf8)) }
        }
        let many =
            String(repeating: "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n", count: 200) + "--x--"
        #expect(throws: AppError.self) { try Request.multipart(Array(many.utf8), "x") }
    }

    @Test func `no damaged form brings the reader down`() {
        let bytes = Array(Self.body.utf8)
        for place in bytes.indices {
            for byte in [0, 13, 10, 45, 34, 255] as [UInt8] {
                var damaged = bytes
                damaged[place] = byte
                do {
                    _ = try Request.multipart(damaged, "x")
                } catch let error {
                    #expect(error is AppError)
                }
            }
        }
    }

    @Test func `the boundary is found in the type`() {
        #expect(MultipartReader.boundary(of: "multipart/form-data; boundary=x") == "x")
        #expect(MultipartReader.boundary(of: "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b")
        #expect(MultipartReader.boundary(of: "application/json") == nil)
        #expect(throws: MultipartFault.noBoundary) { try MultipartReader(boundary: "") }
    }
}
