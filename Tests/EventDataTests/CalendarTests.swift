import EventData
import TestSupport
import Testing

@Suite struct CalendarTests {
  @Test func `days agree with Python's calendar`() throws {
    var dice = Dice(seed: 2)
    let numbers =
      [-719_162, -1, 0, 59, 60, 11_016, 2_932_896]
      + (0..<2_000).map { _ in
        Int.random(in: -719_162...2_932_896, using: &dice)
      }
    let judged = try PythonJudge.answer(
      [String].self,
      """
      import json, sys, datetime
      epoch = datetime.date(1970, 1, 1).toordinal()
      print(json.dumps([datetime.date.fromordinal(n + epoch).isoformat() for n in json.load(sys.stdin)]))
      """, numbers)
    #expect(numbers.map { CalendarDate(dayNumber: $0).description } == judged)
    #expect(judged.map { CalendarDate($0)?.dayNumber } == numbers)
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "+026-01-01",
    "2026-+1-01", "2026-01--1", "2026/01/01", "2026-01-01 ", "", "٢٠٢٦-٠١-٠١", "0000-01-01", "2026-01-01-01",
  ]) func `what is no day is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
    #expect(CalendarDate("2024-02-29") != nil && CalendarDate("2000-02-29") != nil)
  }

  @Test func `a day is shown long and moved by days`() {
    let last = CalendarDate("2026-12-31")
    #expect(last?.long == "31 December 2026")
    #expect(last?.adding(days: 1).description == "2027-01-01")
    #expect(last?.adding(days: 10_000_000).description.isEmpty == false)
  }

  @Test func `Karachi is five hours ahead of UTC`() throws {
    let zone = try #require(EventZone("Asia/Karachi"))
    let day = try #require(CalendarDate("2026-10-15"))
    let moment = zone.moment(day, hour: 23, minute: 59, second: 59)
    #expect(moment.seconds == 1_792_090_799)
    #expect(zone.text(moment, seconds: true) == "2026-10-15 23:59:59")
    #expect(EventZone.utc.text(moment) == "2026-10-15 18:59")
    #expect(zone.day(of: Moment(seconds: -1)).description == "1970-01-01")
    #expect(EventZone.utc.text(Moment(seconds: -1), seconds: true) == "1969-12-31 23:59:59")
  }

  @Test(arguments: ["Asia/Karachi", "Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC"])
  func `wall clocks agree with Python's zoneinfo, gaps and overlaps included`(name: String) throws {
    let zone = try #require(EventZone(name))
    var dice = Dice(seed: 3)
    let changes = ["2026-03-29 01:30", "2026-10-25 01:30", "2026-03-08 02:30", "2026-11-01 01:30", "2026-04-05 01:45"]
    let readings =
      changes
      + (0..<400).map { _ in
        let day = CalendarDate(dayNumber: Int.random(in: 18_262...22_279, using: &dice))
        let (hour, minute) = (Int.random(in: 10...23, using: &dice), Int.random(in: 10...59, using: &dice))
        return "\(day) \(hour):\(minute)"
      }
    let judged = try PythonJudge.answer(
      [Int64].self,
      """
      import json, sys, datetime, zoneinfo
      zone, readings = json.load(sys.stdin)
      zone = zoneinfo.ZoneInfo(zone[0])
      print(json.dumps([int(datetime.datetime.fromisoformat(r).replace(tzinfo=zone).timestamp()) for r in readings]))
      """, [[name], readings])
    let ours = try readings.map { reading in
      let day = try #require(CalendarDate(String(reading.prefix(10))))
      let clock = try #require(WallClock(reading.dropFirst(11)))
      return zone.moment(day, hour: clock.hour, minute: clock.minute).seconds
    }
    #expect(ours == judged)
  }

  @Test(arguments: ["Karachi", "", "Asia/Lahor", "../../etc/passwd", "/etc/passwd", "PKT", "GMT+5"])
  func `a name that is no zone is refused`(name: String) {
    #expect(EventZone(name) == nil)
    #expect(EventZone("Asia/Karachi") != nil)
  }

  @Test(arguments: ["24:00", "7", "12:60", "12:00:60", "+9:05", "9:5:5:5", "", "a:b", "12:", "009:05", "٩:٠٥"])
  func `what is no time of day is refused`(text: String) {
    #expect(WallClock(text) == nil)
    #expect(WallClock("9:05") != nil && WallClock("23:59:59") != nil)
  }
}
