"""What goes along with the visitor, on paper and on the phone: today's bundle out, registrations in.

Owns the devices and what each was given and sent. It has no rules of its own: what a registration means is decided in
`visits`, what may be printed in `outreach`. Serves BIO2 8.01.01: the least on a device, for as short as possible.
"""
