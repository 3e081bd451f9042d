import Mail
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: [
        "ada@example.org", "Ada.Lovelace+essaim@sub.example.co.uk", "administrator@localhost", "o'neil@example.org",
    ])
    func `an ordinary address is one`(text: String) {
        #expect(EmailAddress(rawValue: text)?.rawValue == text)
    }

    @Test(arguments: [
        "", "ada", "ada@", "@example.org", "ada@example", "ada@@example.org", "ada@ex ample.org", "ada@example.org\n",
        "ada@example.org\r\nBcc: all@example.org", "a,b@example.org", "<ada@example.org>", "\"ada\"@example.org",
        ".ada@example.org", "ada..l@example.org", "ada@-example.org", "ada@example..org", "adá@example.org",
        "ada@éxample.org", "ada@[127.0.0.1]",
    ])
    func `what could mean something else in a header is no address`(text: String) {
        #expect(EmailAddress(rawValue: text) == nil)
    }

    @Test func `an address of any length is refused in time`() {
        #expect(EmailAddress(rawValue: String(repeating: "a", count: 65) + "@example.org") == nil)
        #expect(EmailAddress(rawValue: "a@" + String(repeating: "a.", count: 200) + "org") == nil)
    }
}
