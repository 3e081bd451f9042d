import Testing

@testable import Discovery

@Suite struct QuestionTests {
}
