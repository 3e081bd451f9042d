import Fixtures
import Storage
import Testing
import Web

@testable import Mail

@Suite struct MessageTests {
    @Test func `a letter is written as mail programs read it`() throws {
        let letter = try example(subject: "Confirmez votre adresse", text: "Bonjour,\n\nÀ bientôt.")

        let message = Message(letter: letter, sender: try .example()).text

        #expect(
            message == """
                From: Essaim <commun@example.org>
                To: ada@example.org
                Subject: Confirmez votre adresse
                Date: Tue, 24 Nov 2026 12:00:00 +0000
                Message-ID: <0193-example@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable
                Content-Language: fr
                Auto-Submitted: auto-generated

                Bonjour,

                =C3=80 bient=C3=B4t.

                """)
    }

    @Test func `a subject cannot add a header`() throws {
        let letter = try example(subject: "Bonjour\r\nBcc: all@example.org\nX: y", text: "")

        let message = Message(letter: letter, sender: try .example()).text

        #expect(message.contains("Subject: Bonjour Bcc: all@example.org X: y\n"))
        #expect(!message.contains("\nBcc"))
    }

    @Test func `a name cannot add an address`() throws {
        let sender = try Sender(name: "Essaim\n<evil@example.org>,", address: .example())

        let message = Message(letter: try example(subject: "s", text: ""), sender: sender).text

        let first = message.prefix { $0 != "\n" }
        #expect(first == "From: =?utf-8?B?RXNzYWltIDxldmlsQGV4YW1wbGUub3JnPiw=?= <commun@example.org>")
    }

    @Test(arguments: [
        ("Essaim", "Essaim"),
        ("à", "=?utf-8?B?w6A=?="),
        ("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?="),
        (
            "Quelqu’un s’inscrit déjà avec cette adresse",
            """
            =?utf-8?B?UXVlbHF14oCZdW4gc+KAmWluc2NyaXQgZMOpasOgIGF2ZWMgY2V0?=
             =?utf-8?B?dGUgYWRyZXNzZQ==?=
            """
        ),
    ])
    func `a subject outside ASCII becomes encoded words`(text: String, header: String) {
        #expect(EncodedWords.subject(text) == header)
    }

    @Test(arguments: [
        ("a=b", "a=3Db"),
        ("fin de ligne ", "fin de ligne=20"),
        (".\n..", "=2E\n=2E."),
        ("From me", "=46rom me"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        (String(repeating: "a", count: 80), String(repeating: "a", count: 75) + "=\naaaaa"),
        (String(repeating: "a", count: 75) + ".", String(repeating: "a", count: 75) + "=\n=2E"),
        (String(repeating: "é", count: 13), String(repeating: "=C3=A9", count: 12) + "=C3=\n=A9"),
    ])
    func `a text becomes short lines of ASCII`(text: String, encoded: String) {
        #expect(QuotedPrintable.encode(text) == encoded)
    }

    @Test(arguments: [
        (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_827_696_000, "Tue, 29 Feb 2000 12:34:56 +0000"),
    ])
    func `a moment is dated as mail programs do`(milliseconds: Int, date: String) {
        #expect(Message.date(Timestamp(rawValue: milliseconds)) == date)
    }

    private func example(subject: String, text: String) throws -> PostedLetter {
        PostedLetter(
            id: try required(PostedLetter.ID(rawValue: "0193-example")),
            letter: try .example(subject: subject, text: text), postedAt: TestWorld().now)
    }
}
