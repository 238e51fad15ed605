/** The few icons of the phone (Tabler Icons, MIT), inside the script: there without network, always beside a word. */
import alertTriangle from "@tabler/icons/outline/alert-triangle.svg?raw";
import arrowLeft from "@tabler/icons/outline/arrow-left.svg?raw";
import ban from "@tabler/icons/outline/ban.svg?raw";
import check from "@tabler/icons/outline/check.svg?raw";
import chevronRight from "@tabler/icons/outline/chevron-right.svg?raw";
import cloudOff from "@tabler/icons/outline/cloud-off.svg?raw";
import door from "@tabler/icons/outline/door.svg?raw";
import language from "@tabler/icons/outline/language.svg?raw";
import lock from "@tabler/icons/outline/lock.svg?raw";
import mapPin from "@tabler/icons/outline/map-pin.svg?raw";
import menu from "@tabler/icons/outline/menu-2.svg?raw";
import message from "@tabler/icons/outline/message-circle.svg?raw";
import phone from "@tabler/icons/outline/phone.svg?raw";
import refresh from "@tabler/icons/outline/refresh.svg?raw";
import speakerphone from "@tabler/icons/outline/urgent.svg?raw";
import user from "@tabler/icons/outline/user.svg?raw";
import users from "@tabler/icons/outline/users.svg?raw";
import walk from "@tabler/icons/outline/walk.svg?raw";
import x from "@tabler/icons/outline/x.svg?raw";

const DRAWINGS = {
  alert: alertTriangle,
  back: arrowLeft,
  ban,
  check,
  door,
  language,
  lock,
  menu,
  message,
  next: chevronRight,
  offline: cloudOff,
  phone,
  pin: mapPin,
  refresh,
  sos: speakerphone,
  user,
  users,
  walk,
  x,
};

export type Icon = keyof typeof DRAWINGS;

const drawn = new Map<Icon, SVGElement>();

export function icon(name: Icon): Node {
  let svg = drawn.get(name);
  if (!svg) {
    svg = new DOMParser().parseFromString(DRAWINGS[name], "image/svg+xml")
      .documentElement as unknown as SVGElement;
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    drawn.set(name, svg);
  }
  return document.importNode(svg, true);
}
