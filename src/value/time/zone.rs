//! How far the zones of news copy are ahead of universal time.

use super::Zone;

/// IANA names with the minutes ahead of UTC in winter and in summer. Rules of summer time
/// change from year to year: a zone that has it is read either way.
const OFFSETS: &[(&str, i16, i16)] = &[
    ("Africa/Algiers", 60, 60),
    ("Africa/Cairo", 120, 180),
    ("Africa/Casablanca", 0, 60),
    ("Africa/Khartoum", 120, 180),
    ("Africa/Tripoli", 120, 120),
    ("Africa/Tunis", 60, 60),
    ("America/Los_Angeles", -480, -420),
    ("America/New_York", -300, -240),
    ("Asia/Aden", 180, 180),
    ("Asia/Amman", 120, 180),
    ("Asia/Baghdad", 180, 180),
    ("Asia/Beirut", 120, 180),
    ("Asia/Damascus", 120, 180),
    ("Asia/Dubai", 240, 240),
    ("Asia/Gaza", 120, 180),
    ("Asia/Hebron", 120, 180),
    ("Asia/Jerusalem", 120, 180),
    ("Asia/Kuwait", 180, 180),
    ("Asia/Qatar", 180, 180),
    ("Asia/Riyadh", 180, 180),
    ("Asia/Shanghai", 480, 480),
    ("Asia/Tehran", 210, 270),
    ("Asia/Tokyo", 540, 540),
    ("Europe/Istanbul", 120, 180),
    ("Europe/Kyiv", 120, 180),
    ("Europe/London", 0, 60),
    ("Europe/Moscow", 180, 240),
    ("Europe/Paris", 60, 120),
    ("UTC", 0, 0),
];

impl Zone {
    /// Minutes ahead of UTC, in winter and in summer; `None` where it cannot be told.
    pub fn offsets(self) -> Option<[i16; 2]> {
        match self {
            Zone::Offset(minutes) => Some([minutes; 2]),
            Zone::Named(name) => {
                OFFSETS.iter().find(|(n, ..)| *n == name).map(|(_, winter, summer)| [*winter, *summer])
            }
            Zone::Local => None,
        }
    }
}
